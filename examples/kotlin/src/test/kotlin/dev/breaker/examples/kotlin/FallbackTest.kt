package dev.breaker.examples.kotlin

import dev.breaker.annotation.CircuitBroken
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import retrofit2.Response
import retrofit2.http.GET
import retrofit2.http.Path
import retrofit2.http.QueryMap

/** Refused calls are answered by suspend functions. */
class FallbackTest {
    private val backend = Backend()
    private val shop =
        CircuitBrokenFallbackTest_AnsweredShop.create(backend.retrofit, backend.breakers)

    @CircuitBroken(service = "answered", fallback = Answers::class)
    interface AnsweredShop {
        @GET("products/{id}")
        suspend fun atOnce(@Path("id") id: Int): String

        @GET("products/{id}")
        suspend fun later(@Path("id") id: Int): String

        @GET("products")
        suspend fun found(@QueryMap filter: Map<String, @JvmSuppressWildcards Any>): String

        @GET("products/{id}")
        suspend fun response(@Path("id") id: Int): Response<String>

        @GET("products")
        suspend fun nothing()

        @GET("products")
        suspend fun fails(): String

        @GET("products")
        suspend fun failsLater(): String
    }

    class Answers : AnsweredShop {
        override suspend fun atOnce(id: Int) = "instead of $id"

        override suspend fun later(id: Int): String {
            delay(1.milliseconds)
            return withContext(Dispatchers.IO) { "instead of $id" }
        }

        override suspend fun found(filter: Map<String, Any>) = "instead of $filter"

        override suspend fun response(id: Int): Response<String> =
            Response.success(203, "instead of $id")

        override suspend fun nothing() = delay(1.milliseconds)

        override suspend fun fails(): String = throw IllegalStateException("sold out")

        override suspend fun failsLater(): String {
            delay(1.milliseconds)
            throw IllegalStateException("sold out later")
        }
    }

    @AfterEach
    fun close() {
        backend.close()
    }

    @Test
    fun `answers at once`() = answered {
        assertEquals("instead of 7", shop.atOnce(7))
    }

    @Test
    fun `answers later`() = answered {
        assertEquals("instead of 7", shop.later(7))
    }

    @Test
    fun `answers with a map of the call`() = answered {
        assertEquals("instead of {colour=red}", shop.found(mapOf("colour" to "red")))
    }

    @Test
    fun `answers by a response`() = answered {
        val response = shop.response(7)
        assertEquals("203 instead of 7", "${response.code()} ${response.body()}")
    }

    @Test
    fun `answers by nothing`() = answered {
        assertEquals(Unit, shop.nothing())
    }

    @Test
    fun `its exceptions surface as they are`() = answered {
        assertEquals("sold out", assertThrows<IllegalStateException> { shop.fails() }.message)
        assertEquals(
            "sold out later",
            assertThrows<IllegalStateException> { shop.failsLater() }.message,
        )
    }

    @Test
    fun `calls that go are not answered`() = runBlocking<Unit> {
        assertEquals("a kettle", shop.atOnce(7))
        backend.assertCounted("answered", 1, 0)
    }

    private fun answered(test: suspend () -> Unit) = runBlocking<Unit> {
        backend.trip("answered")
        test()
        assertEquals(0, backend.requests)
        backend.assertCounted("answered", 0, 0)
    }
}
