package dev.breaker.examples.kotlin

import com.sun.net.httpserver.HttpServer
import dev.breaker.BreakerListener
import dev.breaker.CircuitBreakers
import dev.breaker.CircuitOpenException
import dev.breaker.Refusal
import dev.breaker.Transition
import dev.breaker.annotation.CircuitBroken
import java.net.InetSocketAddress
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import okhttp3.OkHttpClient
import retrofit2.Retrofit
import retrofit2.converter.scalars.ScalarsConverterFactory
import retrofit2.http.GET
import retrofit2.http.Path

/** A call that takes longer than a second is a failure, also if its caller gives it up. */
@CircuitBroken(
    service = "catalogue",
    minimumFailures = 3,
    reEnableAfter = 60,
    slowAfterMillis = 1_000,
)
interface Catalogue {
    @GET("products/{id}")
    suspend fun product(@Path("id") id: Int): String
}

/** A backend hangs, coroutines give up their calls, the circuit trips, and calls are refused. */
fun main(): Unit = runBlocking {
    val server = server()
    val client = OkHttpClient()
    val retrofit = Retrofit.Builder()
        .baseUrl("http://localhost:${server.address.port}/")
        .client(client)
        .addConverterFactory(ScalarsConverterFactory.create())
        .build()
    val trip = CompletableDeferred<Transition>()
    val listener = object : BreakerListener {
        override fun onTransition(transition: Transition) {
            trip.complete(transition)
        }
    }
    CircuitBreakers.builder().refusal(Refusal.THROW).listener(listener).build().use { breakers ->
        val catalogue = CircuitBrokenCatalogue.create(retrofit, breakers)
        println("1: ${outcome(catalogue, 1)}")
        println("The backend hangs, and three coroutines call it at once:")
        (2..4).map { id -> async { "$id: ${outcome(catalogue, id)}" } }
            .awaitAll()
            .forEach(::println)
        println("The circuit trips: ${trip.await().reason}")
        (5..6).forEach { id -> println("$id: ${outcome(catalogue, id)}") }
    }
    client.dispatcher.executorService.shutdown()
    server.stop(0)
}

private suspend fun outcome(catalogue: Catalogue, id: Int): String =
    try {
        withTimeoutOrNull(2.seconds) { catalogue.product(id) } ?: "given up after 2 s"
    } catch (refusal: CircuitOpenException) {
        "refused, try again in ${refusal.retryAfterSeconds()} s"
    }

/** Answers for the first product, and hangs for any other. */
private fun server(): HttpServer = HttpServer.create(InetSocketAddress("localhost", 0), 0).apply {
    createContext("/products/1") { exchange ->
        exchange.sendResponseHeaders(200, 0)
        exchange.responseBody.use { it.write("a kettle".toByteArray()) }
    }
    createContext("/") {}
    start()
}
