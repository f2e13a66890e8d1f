package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.POST;

@CircuitBroken(service = "github", percentFailed = 12.5)
interface GitHub {
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "github-uploads", percentFailed = 0.001)
  @POST("uploads")
  Call<ResponseBody> upload();
}
