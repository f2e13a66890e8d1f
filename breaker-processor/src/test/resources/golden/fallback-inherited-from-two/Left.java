package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

@CircuitBroken(service = "left")
interface Left {
  @GET("users/{user}")
  Call<ResponseBody> user(@BreakerKey @Path("user") String user);
}
