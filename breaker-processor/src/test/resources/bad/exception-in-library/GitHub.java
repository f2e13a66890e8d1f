package com.example;

import dev.breaker.annotation.CircuitBroken;
import com.example.library.Base;
import com.example.library.Outer;

class GitHub extends Outer {
  @CircuitBroken(service = "a")
  interface OfAnInheritedMethod extends Base {}
//^ error: [CircuitBroken:IgnoredExceptions] Hidden is not public and in another package, so the generated class cannot name it in ignoredExceptions; make it public (at Base.meta)

  @CircuitBroken(service = "b", ignoredExceptions = Inherited.class)
  //                                                         ^ error: [CircuitBroken:IgnoredExceptions] Outer.Inherited is not public and in another package, so the generated class cannot name it in ignoredExceptions; make it public
  interface OfTheOuterClass {
    @retrofit2.http.GET("meta")
    retrofit2.Call<Void> meta();
  }
}
