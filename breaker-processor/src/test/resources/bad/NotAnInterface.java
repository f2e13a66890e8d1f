package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a", ttl = 0)
// @1 error: [CircuitBroken:NotAnInterface] only a Retrofit interface can be @CircuitBroken, but NotAnInterface is a class; annotate the interface
//                                  ^ error: [CircuitBroken:Ttl] ttl must be at least 1 second, was 0
abstract class NotAnInterface {
  @CircuitBroken(service = "told-of-the-class-only")
  @GET("meta")
  abstract Call<ResponseBody> meta();

  @CircuitBroken(service = "b")
//^ error: [CircuitBroken:NotAnInterface] only a Retrofit interface can be @CircuitBroken, but NotAnInterface.Colour is an enum; annotate the interface
  enum Colour {}

  @CircuitBroken(service = "c")
//^ error: [CircuitBroken:NotAnInterface] only a Retrofit interface can be @CircuitBroken, but NotAnInterface.Point is a record; annotate the interface
  record Point(int x) {}

  @CircuitBroken(service = "d")
//^ error: [CircuitBroken:NotAnInterface] only a Retrofit interface can be @CircuitBroken, but NotAnInterface.Marker is an annotation type; annotate the interface
  @interface Marker {}
}
