package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "root")
interface Root {
  @CircuitBroken(service = "root-slow", reEnableAfter = 20)
  @GET("slow")
  Call<ResponseBody> slow();

  @CircuitBroken(service = "never-seen")
  @GET("overridden")
  Call<ResponseBody> overridden();
}
