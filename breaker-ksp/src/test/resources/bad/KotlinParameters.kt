package com.example

import dev.breaker.annotation.CircuitBroken
import dev.breaker.annotation.NotCircuitBroken
import retrofit2.Call
import retrofit2.http.Body
import retrofit2.http.GET
import retrofit2.http.Query
import retrofit2.http.QueryMap

@CircuitBroken(service = "a")
interface KotlinParameters {
  @GET("none")
  fun none(
    @Query("a") a: String,
    b: String,
    // ^ error: [CircuitBroken:ParameterAnnotation] parameter b of KotlinParameters.none has no Retrofit annotation; give it @Path, @Query, @Body or the like
  ): Call<String>

  @GET("map") fun map(@QueryMap map: Map<String, Any>): Call<String>
  // ^ error: [CircuitBroken:ParameterTypeOpen] parameter map of KotlinParameters.map has type Map<String, ? extends Object>, but Retrofit refuses wildcards and type variables there; name the type, with @JvmSuppressWildcards before it

  @GET("star") fun star(@Body list: List<*>): Call<out Number>
  // ^ error: [CircuitBroken:ReturnTypeOpen] KotlinParameters.star returns Call<? extends Number>, but Retrofit refuses wildcards and type variables there; name the type
  // ^ error: [CircuitBroken:ParameterTypeOpen] parameter list of KotlinParameters.star has type List<? extends Object>, but Retrofit refuses wildcards and type variables there; name the type, with @JvmSuppressWildcards before it

  @GET("type") fun <T> type(@Body body: T): Call<String>
  // ^ error: [CircuitBroken:ParameterTypeOpen] parameter body of KotlinParameters.type has type T, but Retrofit refuses wildcards and type variables there; name the type, with @JvmSuppressWildcards before it

  @GET("receiver") fun String.receiver(): Call<String>
  // ^ error: [CircuitBroken:ParameterAnnotation] parameter $this$receiver of KotlinParameters.receiver has no Retrofit annotation; give it @Path, @Query, @Body or the like

  fun forgotten(): Call<String>
  // ^ error: [CircuitBroken:HttpMethod] KotlinParameters.forgotten has no HTTP annotation; give it @GET, @POST or the like, or a default body

  val property: Call<String>
  // ^ error: [CircuitBroken:HttpMethod] KotlinParameters.property has no HTTP annotation; give it @GET, @POST or the like, or a default body

  @NotCircuitBroken fun body(): Call<String> = map(mapOf())
  // ^ error: [CircuitBroken:NotAbstract] KotlinParameters.body is a default method, which sends no request itself; annotate the abstract methods it calls
}
