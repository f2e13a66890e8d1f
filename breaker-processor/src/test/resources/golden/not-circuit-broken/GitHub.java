package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import java.util.List;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;

@CircuitBroken(service = "github", fallback = GitHub.Offline.class)
interface GitHub {
  @GET("meta")
  Call<ResponseBody> meta();

  @NotCircuitBroken
  @GET("status")
  String status();

  @NotCircuitBroken
  @POST("events")
  Call<Void> send(@Body List<String> events);

  interface Offline extends GitHub {}
}
