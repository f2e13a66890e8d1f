package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.HTTP;
import retrofit2.http.OPTIONS;
import retrofit2.http.POST;

@CircuitBroken(service = "a")
interface HttpMethods {
  @GET("a")
  @POST("a")
  Call<ResponseBody> two();
  //                 ^ error: [CircuitBroken:HttpMethods] HttpMethods.two has @GET and @POST, but a request has one HTTP method; keep one of them

  @NotCircuitBroken
  @HTTP(method = "GET", path = "b")
  @GET("b")
  @OPTIONS("b")
  Call<ResponseBody> three();
  //                 ^ error: [CircuitBroken:HttpMethods] HttpMethods.three has @HTTP and @GET and @OPTIONS, but a request has one HTTP method; keep one of them
}
