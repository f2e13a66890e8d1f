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

@CircuitBroken(service = "shops", perHost = true)
private interface Shops {
  @GET("meta") fun meta(): Call<ResponseBody>

  @CircuitBroken(service = "orders", maxKeys = 1)
  @GET("{tenant}/orders")
  suspend fun orders(
    @BreakerKey @Path("tenant") tenant: Short,
    @Query("page") page: Int = 1,
  ): ResponseBody
}
