package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;
import retrofit2.http.OPTIONS;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;

@CircuitBroken(service = "a")
interface EveryHttpAnnotation {
  @GET("meta")
  Call<ResponseBody> get();

  @POST("meta")
  Call<ResponseBody> post();

  @PUT("meta")
  Call<ResponseBody> put();

  @PATCH("meta")
  Call<ResponseBody> patch();

  @DELETE("meta")
  Call<ResponseBody> delete();

  @OPTIONS("meta")
  Call<ResponseBody> options();

  @HEAD("meta")
  Call<Void> head();

  @HTTP(method = "PURGE", path = "meta")
  Call<ResponseBody> http();
}
