package dev.breaker.examples.kotlin

import dev.breaker.annotation.CircuitBroken
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test
import retrofit2.http.GET
import retrofit2.http.Path
import retrofit2.http.Query

/** Functions with a body in the interface, which the compiler makes default methods of. */
class DefaultMethodTest {
    private val backend = Backend()

    @CircuitBroken(service = "bodies")
    interface Bodies {
        val path: String
            get() = "kettles"

        @GET("products/{id}")
        suspend fun product(@Path("id") id: Int, @Query("colour") colour: String = "red"): String

        suspend fun first(): String {
            delay(1)
            return product(1)
        }

        fun shown(product: String) = "$product from $path"
    }

    @AfterEach
    fun close() {
        backend.close()
    }

    @Test
    fun `calls in a body are guarded`() = runBlocking<Unit> {
        val bodies =
            CircuitBrokenDefaultMethodTest_Bodies.create(backend.retrofit, backend.breakers)
        backend.answer = { path -> Backend.answers(200, path) }

        assertEquals("/products/1?colour=red from kettles", bodies.shown(bodies.first()))

        backend.assertCounted("bodies", 1, 0)
    }
}
