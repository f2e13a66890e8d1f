package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "retrofit")
interface Retrofit {
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "duration")
  interface Duration {
    @GET("meta")
    Call<ResponseBody> meta();
  }
}
