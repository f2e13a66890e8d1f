package com.example;

import dev.breaker.annotation.CircuitBroken;

class MethodOfAClass {
  @CircuitBroken(service = "a")
//^ error: [CircuitBroken:NotAnInterface] only methods of a Retrofit interface can be @CircuitBroken, but MethodOfAClass is a class
  void search() {}

  @interface Marker {
    @CircuitBroken(service = "b")
//  ^ error: [CircuitBroken:NotAnInterface] only methods of a Retrofit interface can be @CircuitBroken, but MethodOfAClass.Marker is an annotation type
    String value();
  }
}
