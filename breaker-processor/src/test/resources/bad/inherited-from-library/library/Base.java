package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "base")
public interface Base {
  @CircuitBroken(service = "slow", ttl = 10)
  @GET("slow")
  Call<ResponseBody> slow();

  @CircuitBroken(service = "never", ttl = 0)
  @GET("unchecked")
  Call<ResponseBody> unchecked();
}
