package dev.breaker.examples.kotlin

import dev.breaker.annotation.CircuitBroken
import retrofit2.Response
import retrofit2.http.GET
import retrofit2.http.Path

@CircuitBroken(service = "shop")
interface Shop {
    @GET("product")
    suspend fun body(): String

    @GET("product")
    suspend fun nullable(): String?

    @GET("product")
    suspend fun response(): Response<String>

    @GET("product")
    suspend fun nothing()

    @GET("products/{id}")
    suspend fun product(@Path("id") id: Int): Response<String>
}
