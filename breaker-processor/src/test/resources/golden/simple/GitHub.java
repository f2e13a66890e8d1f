package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

@CircuitBroken(
    service = "github",
    ttl = 120,
    percentFailed = 25,
    reEnableAfter = 300,
    minimumFailures = 3)
interface GitHub {
  @GET("users/{user}")
  Call<ResponseBody> user(@Path("user") String user);
}
