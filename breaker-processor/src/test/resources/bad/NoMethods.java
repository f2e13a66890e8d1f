package com.example;

import dev.breaker.annotation.CircuitBroken;

@CircuitBroken(service = "a")
interface NoMethods {
// @1 warning: [CircuitBroken:NoMethods] NoMethods has no method that sends a request; declare some with @GET, @POST or the like
  @CircuitBroken(service = "b")
  interface OnlyDefaultsAndObjectMethods {
//^ warning: [CircuitBroken:NoMethods] NoMethods.OnlyDefaultsAndObjectMethods has no method that sends a request; declare some with @GET, @POST or the like
    default void shortcut() {}

    static void helper() {}

    @Override
    String toString();
  }
}
