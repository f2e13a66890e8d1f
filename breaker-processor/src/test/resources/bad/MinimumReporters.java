package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface MinimumReporters {
  @CircuitBroken(service = "a", minimumReporters = 0)
  //                                               ^ error: [CircuitBroken:MinimumReporters] minimumReporters must be 1 to 16, was 0; write 1 to let a single process trip the fleet, more to ask for as many
  interface Zero extends MinimumReporters {}

  @CircuitBroken(service = "a", minimumReporters = Integer.MIN_VALUE)
  //                                                      ^ error: [CircuitBroken:MinimumReporters] minimumReporters must be 1 to 16, was -2147483648; write 1 to let a single process trip the fleet, more to ask for as many
  interface Negative extends MinimumReporters {}

  @CircuitBroken(service = "a", minimumReporters = 17)
  //                                               ^ error: [CircuitBroken:MinimumReporters] minimumReporters must be 1 to 16, was 17; write 1 to let a single process trip the fleet, more to ask for as many
  interface TooMany extends MinimumReporters {}

  @CircuitBroken(service = "a", minimumReporters = Integer.MAX_VALUE)
  //                                                      ^ error: [CircuitBroken:MinimumReporters] minimumReporters must be 1 to 16, was 2147483647; write 1 to let a single process trip the fleet, more to ask for as many
  interface FarTooMany extends MinimumReporters {}

  @CircuitBroken(service = "a", minimumReporters = 1)
  interface One extends MinimumReporters {}

  @CircuitBroken(service = "a", minimumReporters = 16)
  interface Most extends MinimumReporters {}

  @GET("meta")
  Call<ResponseBody> meta();
}
