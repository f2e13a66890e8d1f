package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface PercentFailed {
  @CircuitBroken(service = "a", percentFailed = 0)
  //                                            ^ error: [CircuitBroken:PercentFailed] percentFailed must be above 0 and at most 100, was 0.0; write 10 for ten percent
  interface Zero extends PercentFailed {}

  @CircuitBroken(service = "a", percentFailed = -0.0)
  //                                            ^ error: [CircuitBroken:PercentFailed] percentFailed must be above 0 and at most 100, was -0.0; write 10 for ten percent
  interface MinusZero extends PercentFailed {}

  @CircuitBroken(service = "a", percentFailed = -5)
  //                                            ^ error: [CircuitBroken:PercentFailed] percentFailed must be above 0 and at most 100, was -5.0; write 10 for ten percent
  interface Negative extends PercentFailed {}

  @CircuitBroken(service = "a", percentFailed = 100.5)
  //                                            ^ error: [CircuitBroken:PercentFailed] percentFailed must be above 0 and at most 100, was 100.5; write 10 for ten percent
  interface TooMuch extends PercentFailed {}

  @CircuitBroken(service = "a", percentFailed = 0.0 / 0.0)
  //                                                ^ error: [CircuitBroken:PercentFailed] percentFailed must be above 0 and at most 100, was NaN; write 10 for ten percent
  interface NotANumber extends PercentFailed {}

  @CircuitBroken(service = "a", percentFailed = Double.POSITIVE_INFINITY)
  //                                                  ^ error: [CircuitBroken:PercentFailed] percentFailed must be above 0 and at most 100, was Infinity; write 10 for ten percent
  interface Infinite extends PercentFailed {}

  @CircuitBroken(service = "a", percentFailed = Double.MIN_VALUE)
  interface Least extends PercentFailed {}

  @CircuitBroken(service = "a", percentFailed = 100)
  interface Whole extends PercentFailed {}

  @GET("meta")
  Call<ResponseBody> meta();
}
