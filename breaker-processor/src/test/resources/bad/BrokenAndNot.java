package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface BrokenAndNot {
  @CircuitBroken(service = "b")
  @NotCircuitBroken
//^ error: [CircuitBroken:BrokenAndNot] BrokenAndNot.both is @CircuitBroken and @NotCircuitBroken; leave one of them out
  @GET("a")
  Call<ResponseBody> both();

  @NotCircuitBroken
  @GET("b")
  Call<ResponseBody> one();
}
