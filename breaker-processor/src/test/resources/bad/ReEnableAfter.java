package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface ReEnableAfter {
  @CircuitBroken(service = "a", reEnableAfter = 0)
  //                                            ^ error: [CircuitBroken:ReEnableAfter] reEnableAfter must be at least 1 second, was 0
  interface Zero extends ReEnableAfter {}

  @CircuitBroken(service = "a", reEnableAfter = -1)
  //                                            ^ error: [CircuitBroken:ReEnableAfter] reEnableAfter must be at least 1 second, was -1
  interface Negative extends ReEnableAfter {}

  @CircuitBroken(service = "a", reEnableAfter = 604801)
  //                                            ^ error: [CircuitBroken:ReEnableAfterTooLong] reEnableAfter must be at most 604,800 seconds (7 days), was 604,801; write seconds, not milliseconds
  interface TooLong extends ReEnableAfter {}

  @CircuitBroken(service = "a", reEnableAfter = 1)
  interface Shortest extends ReEnableAfter {}

  @CircuitBroken(service = "a", reEnableAfter = 604800)
  interface SevenDays extends ReEnableAfter {}

  @GET("meta")
  Call<ResponseBody> meta();
}
