package dev.breaker.examples.kotlin

import dev.breaker.BreakerStatus
import dev.breaker.CircuitBreakers
import dev.breaker.Refusal
import dev.breaker.storage.InMemoryStorage
import java.time.Duration
import java.time.Instant
import java.util.concurrent.TimeUnit
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.delay
import kotlinx.coroutines.withTimeout
import okhttp3.OkHttpClient
import okhttp3.mockwebserver.Dispatcher
import okhttp3.mockwebserver.MockResponse
import okhttp3.mockwebserver.MockWebServer
import okhttp3.mockwebserver.RecordedRequest
import okhttp3.mockwebserver.SocketPolicy
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotNull
import retrofit2.Retrofit
import retrofit2.converter.scalars.ScalarsConverterFactory

/** A backend with its breakers, whose time passes by [pass] alone. */
internal class Backend(refusal: Refusal = Refusal.RESPOND_500) : AutoCloseable {
    @Volatile var answer: (path: String) -> MockResponse = { answers(200, "a kettle") }

    @Volatile private var now = Instant.parse("2026-01-01T00:00:00Z")
    private val client = OkHttpClient()
    private val server = MockWebServer().apply {
        dispatcher = object : Dispatcher() {
            override fun dispatch(request: RecordedRequest) = answer(request.path!!)
        }
    }
    val breakers: CircuitBreakers =
        CircuitBreakers.builder().storage(InMemoryStorage { now }).refusal(refusal).build()
    val retrofit: Retrofit = Retrofit.Builder()
        .baseUrl(server.url("/"))
        .client(client)
        .addConverterFactory(ScalarsConverterFactory.create())
        .build()
    val requests: Int
        get() = server.requestCount

    fun pass(time: Duration) {
        now += time
    }

    fun trip(service: String) {
        breakers.breaker(service).get().trip("by hand")
    }

    fun status(service: String): BreakerStatus = breakers.breaker(service).get().status()

    fun assertCounted(service: String, successes: Long, failures: Long) {
        val status = status(service)
        assertEquals(successes to failures, status.total - status.failures to status.failures)
    }

    /** Waits until a request has arrived. */
    fun awaitRequest() {
        assertNotNull(server.takeRequest(30, TimeUnit.SECONDS), "a request")
    }

    /** Waits until each call has ended, and so has been counted if it counts. */
    suspend fun awaitEnds() {
        eventually { client.dispatcher.runningCallsCount() == 0 }
    }

    override fun close() {
        breakers.close()
        client.dispatcher.cancelAll()
        client.dispatcher.executorService.shutdown()
        client.connectionPool.evictAll()
        server.shutdown()
    }

    companion object {
        fun answers(status: Int, body: String = ""): MockResponse =
            MockResponse().setResponseCode(status).setBody(body)

        fun hangs(): MockResponse = MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE)

        suspend fun eventually(condition: suspend () -> Boolean) {
            withTimeout(30.seconds) {
                while (!condition()) {
                    delay(10.milliseconds)
                }
            }
        }
    }
}
