package com.example;

import dev.breaker.annotation.CircuitBroken;
import java.io.IOException;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

class IgnoredExceptions {
  @CircuitBroken(service = "a", ignoredExceptions = Hidden.class)
  //                                                      ^ error: [CircuitBroken:IgnoredExceptions] IgnoredExceptions.Hidden is private, so the generated class cannot name it in ignoredExceptions; leave private out
  interface OfAPrivateClass extends Meta {}

  @CircuitBroken(service = "a", ignoredExceptions = {IOException.class, Vault.Kept.class})
  //                                                                              ^ error: [CircuitBroken:IgnoredExceptions] IgnoredExceptions.Vault.Kept is in IgnoredExceptions.Vault, which is private, so the generated class cannot name it in ignoredExceptions; leave private out
  interface InAPrivateClass extends Meta {}

  @CircuitBroken(service = "a", ignoredExceptions = {IOException.class, Error.class, IOException.class})
  //                                                                                            ^ error: [CircuitBroken:IgnoredExceptions] ignoredExceptions must hold each once, but holds IOException twice; remove one of them
  interface Twice extends Meta {}

  @CircuitBroken(service = "a", ignoredExceptions = {Seen.class, Throwable.class})
  interface Allowed extends Meta {}

  interface Meta {
    @GET("meta")
    Call<ResponseBody> meta();
  }

  private static class Hidden extends Exception {}

  protected static class Seen extends Exception {}

  private static class Vault {
    static class Kept extends Exception {}
  }
}
