package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github")
public interface GitHub {
  @GET("meta")
  Call<ResponseBody> meta();
}
