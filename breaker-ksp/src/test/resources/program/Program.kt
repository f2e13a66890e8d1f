package com.example

import dev.breaker.CircuitBreakers
import dev.breaker.annotation.BreakerKey
import dev.breaker.annotation.CircuitBroken
import kotlinx.coroutines.runBlocking
import okhttp3.ResponseBody
import retrofit2.Response
import retrofit2.Retrofit
import retrofit2.http.GET
import retrofit2.http.Path

@CircuitBroken(service = "catalogue", minimumFailures = 1)
internal interface Catalogue {
  @GET("{shop}/items")
  suspend fun items(@Path("shop") @BreakerKey shop: String): Response<ResponseBody>
}

@CircuitBroken(service = "prices", minimumFailures = 1, fallback = Unknown::class)
internal interface Prices {
  @Deprecated("old")
  @GET("price")
  suspend fun price(): Response<ResponseBody>
}

internal class Unknown : Prices {
  @Deprecated("old")
  override suspend fun price(): Response<ResponseBody> = 
    Response.success(204, null as ResponseBody?)
}

/** The codes of calls to a service that fails. */
fun codes(url: String): List<Int> =
  CircuitBreakers.inMemory().use { breakers ->
    runBlocking {
      val retrofit = Retrofit.Builder().baseUrl(url).build()
      val catalogue = CircuitBrokenCatalogue.create(retrofit, breakers)
      val prices = CircuitBrokenPrices.create(retrofit, breakers)
      listOf(
        catalogue.items("one").code(),
        catalogue.items("one").code(),
        catalogue.items("other").code(),
        @Suppress("DEPRECATION") prices.price().code(),
        @Suppress("DEPRECATION") prices.price().code(),
      )
    }
  }
