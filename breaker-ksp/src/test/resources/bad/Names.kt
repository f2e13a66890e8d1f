package com.example

import dev.breaker.annotation.BreakerKey
import dev.breaker.annotation.CircuitBroken
import retrofit2.Call
import retrofit2.http.GET
import retrofit2.http.Query

@JvmInline value class Id(val text: String)

@CircuitBroken(service = "a", fallback = Names.Nothing::class)
interface Names {
  @GET("a") fun id(@Query("a") id: Id): Call<String>
  // ^ error: [CircuitBroken:FallbackMethodName] Names.id has a name in class files that no Java code can call, so a fallback cannot answer for it; rename it, take what is inside of value classes, or make it @NotCircuitBroken

  @GET("b") fun `in`(): Call<String>

  @GET("c") suspend fun key(@Query("a") id: Id, @Query("b") @BreakerKey key: String): String
  // ^ error: [CircuitBroken:KeyMethodName] Names.key is a suspend function that takes a value class, and KSP does not tell its name in class files; take what is inside of the value class
  // ^ error: [CircuitBroken:FallbackMethodName] Names.key has a name in class files that no Java code can call, so a fallback cannot answer for it; rename it, take what is inside of value classes, or make it @NotCircuitBroken

  abstract class Nothing : Names
}

@CircuitBroken(service = "b")
interface Same_Name {
  @GET("a") fun call(): Call<String>
}

class Same {
  @CircuitBroken(service = "c")
  interface Name {
  // ^ error: [CircuitBroken:NameTaken] Same_Name and Same.Name would both become CircuitBrokenSame_Name; rename one of them
    @GET("a") fun call(): Call<String>
  }
}
