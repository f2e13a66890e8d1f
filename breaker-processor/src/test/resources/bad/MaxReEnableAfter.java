package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface MaxReEnableAfter {
  @CircuitBroken(service = "a", maxReEnableAfter = 0)
  //                                               ^ error: [CircuitBroken:MaxReEnableAfter] maxReEnableAfter must be at least 1 second, was 0; write the same as reEnableAfter to switch backoff and Retry-After off
  interface Zero extends MaxReEnableAfter {}

  @CircuitBroken(service = "a", maxReEnableAfter = -1)
  //                                               ^ error: [CircuitBroken:MaxReEnableAfter] maxReEnableAfter must be at least 1 second, was -1; write the same as reEnableAfter to switch backoff and Retry-After off
  interface Negative extends MaxReEnableAfter {}

  @CircuitBroken(service = "a", maxReEnableAfter = 604_801)
  //                                               ^ error: [CircuitBroken:MaxReEnableAfterTooLong] maxReEnableAfter must be at most 604,800 seconds (7 days), was 604,801; write seconds, not milliseconds
  interface TooLong extends MaxReEnableAfter {}

  @CircuitBroken(service = "a", maxReEnableAfter = 1)
  interface Shortest extends MaxReEnableAfter {}

  @CircuitBroken(service = "a", maxReEnableAfter = 604_800)
  interface SevenDays extends MaxReEnableAfter {}

  @CircuitBroken(service = "a", reEnableAfter = 300, maxReEnableAfter = 299)
  interface BelowReEnableAfter extends MaxReEnableAfter {}

  @GET("meta")
  Call<ResponseBody> meta();
}
