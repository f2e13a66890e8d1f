package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface MinimumProcesses {
  @CircuitBroken(service = "a", minimumProcesses = 0)
  //                                               ^ error: [CircuitBroken:MinimumProcesses] minimumProcesses must be 1 to 16, was 0; write 1 to let a single process trip the fleet, more to ask for as many
  interface Zero extends MinimumProcesses {}

  @CircuitBroken(service = "a", minimumProcesses = Integer.MIN_VALUE)
  //                                                      ^ error: [CircuitBroken:MinimumProcesses] minimumProcesses must be 1 to 16, was -2147483648; write 1 to let a single process trip the fleet, more to ask for as many
  interface Negative extends MinimumProcesses {}

  @CircuitBroken(service = "a", minimumProcesses = 17)
  //                                               ^ error: [CircuitBroken:MinimumProcesses] minimumProcesses must be 1 to 16, was 17; write 1 to let a single process trip the fleet, more to ask for as many
  interface TooMany extends MinimumProcesses {}

  @CircuitBroken(service = "a", minimumProcesses = Integer.MAX_VALUE)
  //                                                      ^ error: [CircuitBroken:MinimumProcesses] minimumProcesses must be 1 to 16, was 2147483647; write 1 to let a single process trip the fleet, more to ask for as many
  interface FarTooMany extends MinimumProcesses {}

  @CircuitBroken(service = "a", minimumProcesses = 1)
  interface One extends MinimumProcesses {}

  @CircuitBroken(service = "a", minimumProcesses = 16)
  interface Most extends MinimumProcesses {}

  @GET("meta")
  Call<ResponseBody> meta();
}
