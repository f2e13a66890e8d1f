package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

class Clients {
  @CircuitBroken(
      service = "github",
      ignoredExceptions = {
        Throwable.class,
        java.lang.IllegalStateException.class,
        IllegalStateException.class,
        Clients.Duration.class,
        Clients.Old.class,
        java.util.concurrent.TimeoutException.class,
        TimeoutException.class
      })
  interface GitHub {
    @GET("meta")
    Call<ResponseBody> meta();
  }

  static class Duration extends Exception {
    private static final long serialVersionUID = 1;
  }

  /**
   * Old.
   *
   * @deprecated there is a newer one
   */
  @Deprecated
  protected static class Old extends Exception {
    private static final long serialVersionUID = 1;
  }
}
