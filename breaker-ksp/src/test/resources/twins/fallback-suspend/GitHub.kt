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

@CircuitBroken(service = "github", fallback = GitHub.Nothing::class)
private interface GitHub {
  @POST("issues/{number}")
  suspend fun add(
    @Path("number") number: Long,
    @Query("all") all: Boolean,
    @Body labels: Map<String, @JvmSuppressWildcards List<Int>>,
  ): ResponseBody

  @HEAD("meta") suspend fun meta()

  class Nothing : GitHub {
    override suspend fun add(
      number: Long,
      all: Boolean,
      labels: Map<String, List<Int>>,
    ): ResponseBody = throw IllegalStateException("no $number")

    override suspend fun meta() {}
  }
}
