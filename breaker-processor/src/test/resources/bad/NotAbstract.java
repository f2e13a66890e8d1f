package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface NotAbstract {
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "b", ttl = 0)
//^ error: [CircuitBroken:NotAbstract] NotAbstract.ofDefault is a default method, which sends no request itself; annotate the abstract methods it calls
  default void ofDefault() {}

  @CircuitBroken(service = "c")
//^ error: [CircuitBroken:NotAbstract] NotAbstract.ofStatic is a static method, which sends no request itself; annotate the abstract methods it calls
  static void ofStatic() {}

  @CircuitBroken(service = "d")
//^ error: [CircuitBroken:NotAbstract] NotAbstract.ofPrivate is a private method, which sends no request itself; annotate the abstract methods it calls
  private void ofPrivate() {}
}
