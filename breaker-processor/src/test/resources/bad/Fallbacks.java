package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

class Fallbacks {
  @CircuitBroken(service = "a", fallback = String.class)
  //                                             ^ error: [CircuitBroken:FallbackType] fallback must be a class that implements Fallbacks.OfAnotherType, but String does not; let it implement Fallbacks.OfAnotherType
  interface OfAnotherType extends Meta {}

  @CircuitBroken(service = "b", fallback = int.class)
  //                                          ^ error: [CircuitBroken:FallbackType] fallback must be a class that implements Fallbacks.OfAPrimitive, but int does not; let it implement Fallbacks.OfAPrimitive
  interface OfAPrimitive extends Meta {}

  @CircuitBroken(service = "c", fallback = Meta.class)
  //                                           ^ error: [CircuitBroken:FallbackType] fallback must be a class that implements Fallbacks.OfWhatItExtends, but Fallbacks.Meta does not; let it implement Fallbacks.OfWhatItExtends
  interface OfWhatItExtends extends Meta {}

  @CircuitBroken(service = "d", fallback = OfAnArray[].class)
  //                                                  ^ error: [CircuitBroken:FallbackType] fallback must be a class that implements Fallbacks.OfAnArray, but Fallbacks.OfAnArray[] does not; let it implement Fallbacks.OfAnArray
  interface OfAnArray extends Meta {}

  @CircuitBroken(service = "e", fallback = Hidden.class)
  //                                             ^ error: [CircuitBroken:FallbackAccess] Fallbacks.Hidden is private, so the generated class cannot name it as the fallback; leave private out
  interface OfAPrivateClass extends Meta {}

  @CircuitBroken(service = "f", fallback = Vault.Kept.class)
  //                                                 ^ error: [CircuitBroken:FallbackAccess] Fallbacks.Vault.Kept is in Fallbacks.Vault, which is private, so the generated class cannot name it as the fallback; leave private out
  interface InAPrivateClass extends Meta {}

  @CircuitBroken(service = "g")
  interface OfAMethod {
    @CircuitBroken(service = "h", fallback = Seen.class)
    //                                           ^ error: [CircuitBroken:FallbackOfMethod] Fallbacks.OfAMethod.meta names a fallback, but one serves all methods; name it at the interface
    @GET("meta")
    Call<ResponseBody> meta();
  }

  @CircuitBroken(service = "i", fallback = Seen.class)
  interface Allowed extends Meta {}

  interface Meta {
    @GET("meta")
    Call<ResponseBody> meta();
  }

  private abstract static class Hidden implements OfAPrivateClass {}

  abstract static class Seen implements Allowed {}

  private static class Vault {
    abstract static class Kept implements InAPrivateClass {}
  }
}
