package dev.breaker.examples.kotlin

import dev.breaker.CircuitOpenException
import dev.breaker.Refusal
import dev.breaker.examples.kotlin.Backend.Companion.answers
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.CsvSource
import retrofit2.HttpException
import retrofit2.Response

/** Each type that a suspend function may return, by each kind of response. */
class SuspendFunctionTest {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = [
            "200 | a kettle | a kettle | 200 a kettle | Unit     | 0",
            "204 | no body  | no body  | 204 null     | Unit     | 0",
            "404 | HTTP 404 | HTTP 404 | 404 null     | HTTP 404 | 0",
            "500 | HTTP 500 | HTTP 500 | 500 null     | HTTP 500 | 4",
        ],
    )
    fun `returns what Retrofit does, and a status above 499 is a failure`(
        status: Int,
        body: String,
        nullable: String,
        response: String,
        nothing: String,
        failures: Long,
    ) = guarded(Refusal.RESPOND_500) { backend, shop ->
        backend.answer = { answers(status, if (status == 204) "" else "a kettle") }
        val expected = listOf(body, nullable, response, nothing)

        assertEquals(expected, outcomes(backend.retrofit.create(Shop::class.java)))
        assertEquals(expected, outcomes(shop))

        backend.assertCounted("shop", 4 - failures, failures)
    }

    @Test
    fun `a refused call is a 500`() = guarded(Refusal.RESPOND_500) { backend, shop ->
        backend.trip("shop")

        assertEquals(
            listOf("refusal 500", "refusal 500", "500 null", "refusal 500"),
            outcomes(shop),
        )
        assertTrue(Refusal.isRefusal(shop.response()))

        assertEquals(0, backend.requests)
        backend.assertCounted("shop", 0, 0)
    }

    @Test
    fun `a refused call throws if it is told to`() = guarded(Refusal.THROW) { backend, shop ->
        backend.trip("shop")

        assertEquals(List(4) { "refused by shop for 180 s: by hand" }, outcomes(shop))

        assertEquals(0, backend.requests)
        backend.assertCounted("shop", 0, 0)
    }

    private fun guarded(refusal: Refusal, test: suspend (Backend, Shop) -> Unit) {
        Backend(refusal).use { backend ->
            val shop = CircuitBrokenShop.create(backend.retrofit, backend.breakers)
            runBlocking { test(backend, shop) }
        }
    }

    /** Across coroutines, since kotlinx.coroutines may copy exceptions there. */
    private suspend fun outcomes(shop: Shop): List<String> = listOf(
        outcome { shop.body() },
        outcome { shop.nullable() },
        outcome { shop.response() },
        outcome { shop.nothing() },
    )

    private suspend fun outcome(call: suspend () -> Any?): String =
        try {
            when (val result = withContext(Dispatchers.IO) { async { call() }.await() }) {
                is Response<*> -> "${result.code()} ${result.body()}"
                is Unit -> "Unit"
                else -> result.toString()
            }
        } catch (e: HttpException) {
            (if (Refusal.isRefusal(e)) "refusal " else "HTTP ") + e.code()
        } catch (e: CircuitOpenException) {
            "refused by ${e.service()} for ${e.retryAfterSeconds()} s: ${e.reason()}"
        } catch (e: KotlinNullPointerException) {
            "no body"
        }
}
