package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface SlowAfterMillis {
  @CircuitBroken(service = "a", slowAfterMillis = -1)
  //                                              ^ error: [CircuitBroken:SlowAfterMillis] slowAfterMillis must be 0 to 600,000 (10 minutes), was -1; write milliseconds, or 0 for off
  interface Negative extends SlowAfterMillis {}

  @CircuitBroken(service = "a", slowAfterMillis = 600_001)
  //                                              ^ error: [CircuitBroken:SlowAfterMillis] slowAfterMillis must be 0 to 600,000 (10 minutes), was 600,001; write milliseconds, or 0 for off
  interface TooLong extends SlowAfterMillis {}

  @CircuitBroken(service = "a", slowAfterMillis = 0)
  interface Off extends SlowAfterMillis {}

  @CircuitBroken(service = "a", slowAfterMillis = 600_000)
  interface TenMinutes extends SlowAfterMillis {}

  @GET("meta")
  Call<ResponseBody> meta();
}
