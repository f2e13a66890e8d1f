package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;

@CircuitBroken(service = KeyedService.EIGHTY + "1")
//                                           ^ error: [CircuitBroken:KeyedService] service must be at most 80 characters long where a key follows it, was 81; shorten it
interface KeyedService {
  String TEN = "0123456789";
  String EIGHTY = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;

  @GET("a")
  Call<ResponseBody> first(@BreakerKey @Query("key") String key);

  @GET("b")
  Call<ResponseBody> second(@BreakerKey @Query("key") String key);

  @CircuitBroken(service = KeyedService.EIGHTY + "-2", perHost = true)
  //                                           ^ error: [CircuitBroken:KeyedService] service must be at most 80 characters long where a key follows it, was 82; shorten it
  @GET("c")
  Call<ResponseBody> perHost();

  @CircuitBroken(service = KeyedService.EIGHTY, perHost = true)
  @GET("d")
  Call<ResponseBody> shortEnough();

  @CircuitBroken(service = KeyedService.EIGHTY + "-4")
  @GET("e")
  Call<ResponseBody> withoutKey();

  @CircuitBroken(service = KeyedService.EIGHTY + "-0123456789-0123456789-0123456789-0123456789-5", perHost = true)
  //                                           ^ error: [CircuitBroken:KeyedService] service must be at most 80 characters long where a key follows it, was 126; shorten it
  @GET("f")
  Call<ResponseBody> tooLongAnyway();
}
