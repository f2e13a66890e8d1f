package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Url;

@CircuitBroken(service = "mirrors", perHost = true)
interface Mirrors {
  @GET
  Call<ResponseBody> file(@Url String url);

  @CircuitBroken(service = "lists", perHost = true, maxKeys = 10_000)
  @GET
  Call<ResponseBody> list(@Url String url);

  @CircuitBroken(service = "root")
  @GET("/")
  Call<ResponseBody> root();
}
