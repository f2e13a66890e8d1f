package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface Probes {
  @CircuitBroken(service = "a", probes = 0)
  //                                     ^ error: [CircuitBroken:Probes] probes must be 1 to 16, was 0; write 1 to reset after one probe, more to ask for more
  interface Zero extends Probes {}

  @CircuitBroken(service = "a", probes = -1)
  //                                     ^ error: [CircuitBroken:Probes] probes must be 1 to 16, was -1; write 1 to reset after one probe, more to ask for more
  interface Negative extends Probes {}

  @CircuitBroken(service = "a", probes = 17)
  //                                     ^ error: [CircuitBroken:Probes] probes must be 1 to 16, was 17; write 1 to reset after one probe, more to ask for more
  interface TooMany extends Probes {}

  @CircuitBroken(service = "a", probes = 1)
  interface One extends Probes {}

  @CircuitBroken(service = "a", probes = 16)
  interface Most extends Probes {}

  @GET("meta")
  Call<ResponseBody> meta();
}
