package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface OwnerNotAnnotated {
  @CircuitBroken(service = "a")
//^ error: [CircuitBroken:OwnerNotAnnotated] OwnerNotAnnotated.meta is @CircuitBroken, but OwnerNotAnnotated is not; annotate it too, or override meta if it is not yours
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "b")
  interface TellsOfItOnlyOnce extends OwnerNotAnnotated {}

  interface NeitherAnnotatedNorAbstract {
    @CircuitBroken(service = "c")
//  ^ error: [CircuitBroken:NotAbstract] OwnerNotAnnotated.NeitherAnnotatedNorAbstract.shortcut is a default method, which sends no request itself; annotate the abstract methods it calls
    default void shortcut() {}
  }
}
