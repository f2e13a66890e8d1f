package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface MinimumFailures {
  @CircuitBroken(service = "a", minimumFailures = 0)
  //                                              ^ error: [CircuitBroken:MinimumFailures] minimumFailures must be at least 1, was 0; write 1 to let a single failure trip the breaker
  interface Zero extends MinimumFailures {}

  @CircuitBroken(service = "a", minimumFailures = Integer.MIN_VALUE)
  //                                                     ^ error: [CircuitBroken:MinimumFailures] minimumFailures must be at least 1, was -2147483648; write 1 to let a single failure trip the breaker
  interface Negative extends MinimumFailures {}

  @CircuitBroken(service = "a", minimumFailures = 1)
  interface One extends MinimumFailures {}

  @CircuitBroken(service = "a", minimumFailures = Integer.MAX_VALUE)
  interface Many extends MinimumFailures {}

  @GET("meta")
  Call<ResponseBody> meta();
}
