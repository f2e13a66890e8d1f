package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface RampUp {
  @CircuitBroken(service = "a", rampUp = -1)
  //                                     ^ error: [CircuitBroken:RampUp] rampUp must be at least 0 seconds, was -1; write 0 to let all calls go right after a reset
  interface Negative extends RampUp {}

  @CircuitBroken(service = "a", rampUp = 604_801)
  //                                     ^ error: [CircuitBroken:RampUpTooLong] rampUp must be at most 604,800 seconds (7 days), was 604,801; write seconds, not milliseconds
  interface TooLong extends RampUp {}

  @CircuitBroken(service = "a", rampUp = 0)
  interface Off extends RampUp {}

  @CircuitBroken(service = "a", rampUp = 604_800)
  interface SevenDays extends RampUp {}

  @GET("meta")
  Call<ResponseBody> meta();
}
