package com.example

import dev.breaker.annotation.BreakerKey
import dev.breaker.annotation.CircuitBroken
import dev.breaker.annotation.NotCircuitBroken
import retrofit2.Call
import retrofit2.http.GET
import retrofit2.http.Query

@CircuitBroken(service = "a") abstract class AClass
// ^ error: [CircuitBroken:NotAnInterface] only a Retrofit interface can be @CircuitBroken, but AClass is a class; annotate the interface

@CircuitBroken(service = "a")
// ^ error: [CircuitBroken:NotAnInterface] only a Retrofit interface can be @CircuitBroken, but AnObject is an object; annotate the interface
object AnObject

@CircuitBroken(service = "a")
interface Generic<
  T
  // ^ error: [CircuitBroken:TypeParameters] Generic has the type parameters <T>, which Retrofit refuses; name the types in the methods
> {
  @GET("a") fun call(): Call<String>

  companion object {
    @NotCircuitBroken fun ofTheCompanion() {}
    // ^ error: [CircuitBroken:NotAnInterface] only methods of a Retrofit interface can be @NotCircuitBroken, but Generic.Companion is an object
  }
}

interface NotAnnotated {
  @NotCircuitBroken
  // ^ error: [CircuitBroken:OwnerNotAnnotated] NotAnnotated.call is @NotCircuitBroken, but NotAnnotated is not @CircuitBroken; annotate it too, or override call if it is not yours
  @GET("a")
  fun call(): Call<String>

  @GET("b")
  fun key(
    @Query("a") @BreakerKey key: String,
    // ^ error: [CircuitBroken:OwnerNotAnnotated] NotAnnotated.key has a @BreakerKey, but NotAnnotated is not @CircuitBroken; annotate it too, or override key if it is not yours
    @Query("b") @BreakerKey other: String,
    // ^ error: [CircuitBroken:OwnerNotAnnotated] NotAnnotated.key has a @BreakerKey, but NotAnnotated is not @CircuitBroken; annotate it too, or override key if it is not yours
  ): Call<String>
}

@NotCircuitBroken fun ofTheFile() {}
// ^ error: [CircuitBroken:NotAnInterface] only methods of a Retrofit interface can be @NotCircuitBroken, but ShapesKt is a class

class Around {
  @CircuitBroken(service = "a")
  private interface Hidden {
  // ^ error: [CircuitBroken:Private] Around.Hidden is private, so the class generated beside it cannot reach it; leave private out
    @GET("a") fun call(): Call<String>
  }

  @CircuitBroken(service = "empty")
  interface Empty
  // ^ warning: [CircuitBroken:NoMethods] Around.Empty has no method that sends a request; declare some with @GET, @POST or the like
}
