package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github")
interface GitHub {
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "github-search", ttl = 30, minimumFailures = 2)
  @GET("search/code")
  Call<ResponseBody> search();
}
