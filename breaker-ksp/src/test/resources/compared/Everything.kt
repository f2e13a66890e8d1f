package com.example

import dev.breaker.annotation.BreakerKey
import dev.breaker.annotation.CircuitBroken
import dev.breaker.annotation.NotCircuitBroken
import io.reactivex.rxjava3.core.Single
import java.io.IOException
import java.util.concurrent.CompletableFuture
import okhttp3.ResponseBody
import retrofit2.Call
import retrofit2.Response
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.HEAD
import retrofit2.http.Header
import retrofit2.http.POST
import retrofit2.http.Path
import retrofit2.http.Query
import retrofit2.http.QueryMap
import retrofit2.http.Url

typealias Users = Call<List<User>>

typealias Page<T> = Call<List<T>>

typealias Name = String

typealias Rows = List<User>

typealias Broken = CircuitBroken

open class User

enum class Region {
  NORTH,
  SOUTH,
}

@JvmInline value class Id(val text: String)

@JvmInline value class Number(val number: Int)

const val SERVICE = "every" + "-setting"

@CircuitBroken(
  service = SERVICE,
  ttl = 120,
  percentFailed = 12.5,
  reEnableAfter = 300,
  minimumFailures = 3,
  minimumProcesses = 2,
  failureStatuses = [429, 408],
  ignoredStatuses = [503],
  ignoredExceptions = [IllegalStateException::class, IOException::class, Settings.Own::class],
  slowAfterMillis = 2_000,
  probes = 2,
  rampUp = 30,
  backoff = 1.5,
  maxReEnableAfter = 900,
  perHost = true,
  maxKeys = 10,
)
interface Settings {
  @GET("users") fun users(@Query("name") name: Name): Users

  @GET("page") fun page(): Page<User>

  @Broken("search") @GET("search") suspend fun search(@Query("q") text: String): List<User>

  @NotCircuitBroken @HEAD("meta") suspend fun meta()

  @get:GET("property") val property: Call<ResponseBody>

  fun both(name: Name): Pair<Users, Page<User>> = users(name) to page()

  class Own : RuntimeException()

  companion object {
    fun nothing() {}
  }
}

@CircuitBroken(service = "keys")
internal interface Keys {
  @GET("a") fun text(@BreakerKey @Header("a") key: String): Call<ResponseBody>

  @GET("b") fun int(@Query("a") other: Boolean, @Query("b") @BreakerKey key: Int): Call<Unit>

  @GET("c") fun boxed(@Query("b") @BreakerKey key: Int?, @Body body: Array<String>): Call<Void>

  @GET("d") suspend fun region(@Query("b") @BreakerKey key: Region, vararg @Query("i") ids: Int)

  @GET("e") suspend fun none(@Query("b") @BreakerKey key: Long): Response<Unit>

  @GET("f") fun words(@Url @BreakerKey key: Name, vararg @Query("w") words: String): Users

  @GET("g") fun id(@Query("a") id: Id?, @Query("b") @BreakerKey key: Byte): Call<Unit>

  @GET("h") fun number(@Query("a") number: Number?, @Query("b") @BreakerKey key: Short): Call<User>

  @GET("i") fun array(@Query("a") ids: LongArray, @Query("b") @BreakerKey key: String): Single<User>
}

interface Base {
  @GET("base") suspend fun base(@Query("a") ids: List<@JvmSuppressWildcards User>): User?

  @GET("overridden") fun overridden(): Call<Unit>
}

class Outer {
  @CircuitBroken(service = "fallback", fallback = Guarded.Nothing::class)
  interface Guarded : Base {
    @POST("a") suspend fun all(@Body map: Map<String, @JvmSuppressWildcards Any>): Map<String, List<User>>

    @POST("b") fun generic(@Body lists: List<@JvmSuppressWildcards List<String>>, @Query("a") int: Int): Call<Map<String, User>>

    @POST("c") suspend fun unit(@Body ints: IntArray, @Query("a") long: Long?, @Query("b") char: Char)

    @POST("d") fun future(@Body strings: Array<Array<String>>): CompletableFuture<Response<List<User>>>

    @GET("e") override fun overridden(): Call<Unit>

    @POST("f") suspend fun open(@Query("a") region: Region): List<User>

    open class Nothing(private val user: User = User()) : Guarded {
      override suspend fun all(map: Map<String, Any>): Map<String, List<User>> = mapOf()

      override fun generic(lists: List<List<String>>, int: Int): Call<Map<String, User>> = TODO()

      override suspend fun unit(ints: IntArray, long: Long?, char: Char) {}

      override fun future(strings: Array<Array<String>>): CompletableFuture<Response<List<User>>> =
        CompletableFuture()

      override fun overridden(): Call<Unit> = TODO()

      override suspend fun open(region: Region): List<User> = listOf()

      override suspend fun base(ids: List<User>): User? = null
    }
  }
}

@CircuitBroken(service = "names")
interface Names {
  @GET("a") suspend fun id(@Query("a") id: Id): User

  @GET("b") suspend fun `in`(@Query("a") key: String): User
}

@CircuitBroken(service = "given", fallback = Single1::class)
interface Given {
  @GET("a") fun call(): Call<Unit>
}

object Single1 : Given {
  override fun call(): Call<Unit> = TODO()
}

@Broken(service = "mutable", fallback = Mutable::class)
interface Mutable {
  @POST("a")
  suspend fun lists(@QueryMap map: MutableMap<String, String>, @Body f: List<@JvmSuppressWildcards Map.Entry<String, Int>>): Set<Any>

  @POST("b") suspend fun nullable(): String?

  @POST("e") suspend fun aliases(@Body rows: List<@JvmSuppressWildcards Rows>): Response<Rows>

  @POST("f") fun names(@Body names: Array<Name>, @Query("a") ids: Set<Id>): Call<Rows>

  @POST("g") suspend fun nested(): Response<List<Page<List<User>>>>

  @POST("c") suspend fun number(): Int

  @POST("d") suspend fun entry(): Map.Entry<String, Array<User>>
}
