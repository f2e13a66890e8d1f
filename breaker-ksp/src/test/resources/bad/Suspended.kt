package com.example

import dev.breaker.annotation.BreakerKey
import dev.breaker.annotation.CircuitBroken
import retrofit2.Call
import retrofit2.Response
import retrofit2.http.GET
import retrofit2.http.HEAD
import retrofit2.http.Query

@CircuitBroken(service = "a")
interface Suspended {
  @GET("call") suspend fun call(): Call<String>
  // ^ error: [CircuitBroken:SuspendCall] Suspended.call is a suspend function that returns Call<String>, which Retrofit refuses; return String

  @GET("nested") suspend fun nested(): Response<Response<String>>
  // ^ error: [CircuitBroken:NestedResponse] Suspended.nested has Response<String> as the type of its body, which no converter makes; write String in its place

  @GET("okhttp") suspend fun okhttp(): okhttp3.Response
  // ^ error: [CircuitBroken:OkHttpResponse] Suspended.okhttp has okhttp3.Response as the type of its body, which Retrofit refuses; write okhttp3.ResponseBody, or the class that a converter makes of the body

  @HEAD("head") suspend fun head(): Response<String>
  // ^ error: [CircuitBroken:HeadBody] Suspended.head is a HEAD request, whose response has no body, but has String as its type; write Void

  @GET("key") suspend fun key(@Query("a") @BreakerKey key: Double): String
  // ^ error: [CircuitBroken:KeyType] parameter key of Suspended.key has type double, but a @BreakerKey must be a String, an enum, or a byte, short, int or long, boxed or not; pass one of these

  @GET("unit") fun unit()
  // ^ error: [CircuitBroken:ReturnsVoid] Suspended.unit returns void, which Retrofit refuses; return Call<Void> where no body is of use

  @GET("right") suspend fun right(): Response<List<String>>
}
