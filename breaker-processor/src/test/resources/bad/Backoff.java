package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface Backoff {
  @CircuitBroken(service = "a", backoff = 0.99)
  //                                      ^ error: [CircuitBroken:Backoff] backoff must be 1 to 10, was 0.99; write 1 for no backoff, 2 to double the time each trip
  interface TooLow extends Backoff {}

  @CircuitBroken(service = "a", backoff = 0)
  //                                      ^ error: [CircuitBroken:Backoff] backoff must be 1 to 10, was 0.0; write 1 for no backoff, 2 to double the time each trip
  interface Zero extends Backoff {}

  @CircuitBroken(service = "a", backoff = -2)
  //                                      ^ error: [CircuitBroken:Backoff] backoff must be 1 to 10, was -2.0; write 1 for no backoff, 2 to double the time each trip
  interface Negative extends Backoff {}

  @CircuitBroken(service = "a", backoff = 10.01)
  //                                      ^ error: [CircuitBroken:Backoff] backoff must be 1 to 10, was 10.01; write 1 for no backoff, 2 to double the time each trip
  interface TooHigh extends Backoff {}

  @CircuitBroken(service = "a", backoff = Double.POSITIVE_INFINITY)
  //                                            ^ error: [CircuitBroken:Backoff] backoff must be 1 to 10, was Infinity; write 1 for no backoff, 2 to double the time each trip
  interface Infinite extends Backoff {}

  @CircuitBroken(service = "a", backoff = Double.NaN)
  //                                            ^ error: [CircuitBroken:Backoff] backoff must be 1 to 10, was NaN; write 1 for no backoff, 2 to double the time each trip
  interface NotANumber extends Backoff {}

  @CircuitBroken(service = "a", backoff = 1)
  interface Off extends Backoff {}

  @CircuitBroken(service = "a", backoff = 10)
  interface Steepest extends Backoff {}

  @GET("meta")
  Call<ResponseBody> meta();
}
