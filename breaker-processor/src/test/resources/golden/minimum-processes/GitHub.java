package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github", minimumProcesses = 3)
interface GitHub {
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "github-search", minimumProcesses = 1)
  @GET("search")
  Call<ResponseBody> search();
}
