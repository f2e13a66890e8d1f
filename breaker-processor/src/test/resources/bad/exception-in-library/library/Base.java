package com.example.library;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "base")
public interface Base {
  @CircuitBroken(service = "meta", ignoredExceptions = Hidden.class)
  @GET("meta")
  Call<ResponseBody> meta();
}
