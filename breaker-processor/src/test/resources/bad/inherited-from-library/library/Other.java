package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "other")
public interface Other {
  @CircuitBroken(service = "slow", ttl = 30)
  @GET("other")
  Call<ResponseBody> other();
}
