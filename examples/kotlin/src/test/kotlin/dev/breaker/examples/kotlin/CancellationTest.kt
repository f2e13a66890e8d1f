package dev.breaker.examples.kotlin

import dev.breaker.annotation.CircuitBroken
import dev.breaker.examples.kotlin.Backend.Companion.answers
import dev.breaker.examples.kotlin.Backend.Companion.eventually
import dev.breaker.examples.kotlin.Backend.Companion.hangs
import dev.breaker.storage.CircuitState
import java.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeoutOrNull
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNotEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Test
import retrofit2.HttpException
import retrofit2.http.GET

/** Calls that their coroutines give up. */
class CancellationTest {
    private val backend = Backend()
    private val shop = CircuitBrokenShop.create(backend.retrofit, backend.breakers)

    @CircuitBroken(service = "slow", minimumFailures = 2, slowAfterMillis = 1)
    interface Slow {
        @GET("product")
        suspend fun product(): String
    }

    @AfterEach
    fun close() {
        backend.close()
    }

    @Test
    fun `a cancelled call counts nothing`() = runBlocking<Unit> {
        val call = underWay { shop.body() }

        call.cancelAndJoin()

        backend.awaitEnds()
        backend.assertCounted("shop", 0, 0)
    }

    @Test
    fun `a cancelled probe leaves its place to the next call`() = runBlocking<Unit> {
        backend.trip("shop")
        backend.pass(Duration.ofSeconds(180))
        val probe = underWay { shop.body() }
        assertNotEquals(Duration.ZERO, backend.status("shop").retryAfter)
        assertEquals(CircuitState.HALF_OPEN, backend.status("shop").state)

        probe.cancelAndJoin()

        backend.awaitEnds()
        assertEquals(Duration.ZERO, backend.status("shop").retryAfter)
        backend.answer = { answers(200, "a kettle") }
        assertEquals("a kettle", shop.body())
        assertEquals(CircuitState.CLOSED, backend.status("shop").state)
    }

    @Test
    fun `a failure cancels its scope, whose other calls count nothing`() = runBlocking<Unit> {
        backend.answer = { path -> if (path == "/products/1") hangs() else answers(500) }

        val failed = runCatching {
            coroutineScope {
                val other = async(Dispatchers.IO) { shop.product(1) }
                backend.awaitRequest()
                shop.body()
                other.await()
            }
        }

        assertEquals(500, (failed.exceptionOrNull() as HttpException).code())
        backend.awaitEnds()
        backend.assertCounted("shop", 0, 1)
    }

    @Test
    fun `a call that times out counts nothing`() = runBlocking<Unit> {
        backend.answer = { hangs() }

        eventually {
            assertNull(withTimeoutOrNull(200.milliseconds) { shop.body() })
            backend.requests > 0
        }

        backend.awaitEnds()
        backend.assertCounted("shop", 0, 0)
    }

    @Test
    fun `calls that time out trip the circuit if they are slow`() = runBlocking<Unit> {
        val slow = CircuitBrokenCancellationTest_Slow.create(backend.retrofit, backend.breakers)
        backend.answer = { hangs() }

        eventually {
            assertNull(withTimeoutOrNull(200.milliseconds) { slow.product() })
            backend.awaitEnds()
            backend.status("slow").state == CircuitState.OPEN
        }

        assertEquals("2 of 2 calls failed (100.0 %): 2 x slow", backend.status("slow").reason)
    }

    /** A call whose request the backend has, and does not answer. */
    private fun CoroutineScope.underWay(call: suspend () -> Any?): Job {
        backend.answer = { hangs() }
        val job = launch(Dispatchers.IO) { call() }
        backend.awaitRequest()
        return job
    }
}
