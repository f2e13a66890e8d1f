package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "shop")
interface Shop {
  @CircuitBroken(service = "shop.cart")
  @GET("cart")
  Call<ResponseBody> cart();

  @CircuitBroken(service = "shop/cart")
  @GET("cart/items")
  Call<ResponseBody> items();
}
