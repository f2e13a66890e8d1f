package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface Ttl {
  @CircuitBroken(service = "a", ttl = 0)
  //                                  ^ error: [CircuitBroken:Ttl] ttl must be at least 1 second, was 0
  interface Zero extends Ttl {}

  @CircuitBroken(service = "a", ttl = -1)
  //                                  ^ error: [CircuitBroken:Ttl] ttl must be at least 1 second, was -1
  interface Negative extends Ttl {}

  @CircuitBroken(service = "a", ttl = 604801)
  //                                  ^ error: [CircuitBroken:TtlTooLong] ttl must be at most 604,800 seconds (7 days), was 604,801; write seconds, not milliseconds
  interface TooLong extends Ttl {}

  @CircuitBroken(service = "a", ttl = Integer.MAX_VALUE)
  //                                         ^ error: [CircuitBroken:TtlTooLong] ttl must be at most 604,800 seconds (7 days), was 2,147,483,647; write seconds, not milliseconds
  interface Longest extends Ttl {}

  @CircuitBroken(service = "a", ttl = 1)
  interface Shortest extends Ttl {}

  @CircuitBroken(service = "a", ttl = 604800)
  interface SevenDays extends Ttl {}

  @GET("meta")
  Call<ResponseBody> meta();
}
