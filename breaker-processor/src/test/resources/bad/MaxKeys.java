package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a", maxKeys = 0)
//                                      ^ error: [CircuitBroken:MaxKeys] maxKeys must be 1 to 10,000, was 0; write how many keys one process uses at a time
interface MaxKeys {
  @CircuitBroken(service = "b", perHost = true, maxKeys = 10_001)
  //                                                      ^ error: [CircuitBroken:MaxKeys] maxKeys must be 1 to 10,000, was 10,001; write how many keys one process uses at a time
  @GET("a")
  Call<ResponseBody> tooMany();

  @CircuitBroken(service = "c", perHost = true, maxKeys = 10_000)
  @GET("b")
  Call<ResponseBody> most();

  @CircuitBroken(service = "d", maxKeys = 1)
  @GET("c")
  Call<ResponseBody> least();
}
