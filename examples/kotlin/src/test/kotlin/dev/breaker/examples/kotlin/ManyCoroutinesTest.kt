package dev.breaker.examples.kotlin

import dev.breaker.annotation.CircuitBroken
import dev.breaker.examples.kotlin.Backend.Companion.answers
import java.util.concurrent.atomic.AtomicLong
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import retrofit2.Response
import retrofit2.http.GET
import retrofit2.http.Path

class ManyCoroutinesTest {
    private val backend = Backend()

    @CircuitBroken(service = "many", minimumFailures = 1_000, percentFailed = 100.0)
    interface Many {
        @GET("products/{id}")
        suspend fun product(@Path("id") id: Int): Response<String>
    }

    @AfterEach
    fun close() {
        backend.close()
    }

    @Test
    fun `a thousand coroutines are counted exactly`() = runBlocking<Unit> {
        val many = CircuitBrokenManyCoroutinesTest_Many.create(backend.retrofit, backend.breakers)
        val failures = AtomicLong()
        backend.answer = { path ->
            if (path.endsWith("7")) {
                failures.incrementAndGet()
                answers(503)
            } else {
                answers(200)
            }
        }

        val statuses = coroutineScope {
            (1..500).forEach { id -> launch(Dispatchers.IO) { many.product(id) } }
            (501..1_000).map { id -> async(Dispatchers.IO) { many.product(id).code() } }.awaitAll()
        }

        assertEquals(50, statuses.count { it == 503 })
        assertEquals(1_000, backend.requests)
        assertEquals(100, failures.get())
        backend.assertCounted("many", 900, 100)
    }
}
