package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "shop")
interface Shop {
  @CircuitBroken(service = "24/7")
  @GET("hours")
  Call<ResponseBody> hours();

  @CircuitBroken(service = "openingHours:2")
  @GET("hours/2")
  Call<ResponseBody> openingHours();
}
