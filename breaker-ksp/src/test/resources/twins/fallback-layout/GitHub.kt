package com.example

import dev.breaker.annotation.BreakerKey
import dev.breaker.annotation.CircuitBroken
import okhttp3.ResponseBody
import retrofit2.Call
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.HEAD
import retrofit2.http.POST
import retrofit2.http.Path
import retrofit2.http.Query

@CircuitBroken(service = "github", fallback = GitHub.Offline::class)
private interface GitHub {
  @POST("one")
  fun sendWithReasons(@Query("why") numbers: Array<Int>, @Body text: String): Call<ResponseBody>

  @POST("two")
  fun sendToAnother(
    @Query("one") one: String,
    @Query("other") other: String,
    @Body text: ByteArray,
  ): Call<ResponseBody>

  @GET("three") suspend fun <T> next(): T

  abstract class Offline : GitHub
}
