package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

/**
 * Old.
 *
 * @deprecated there are newer ones
 */
@Deprecated(forRemoval = true)
final class Clients {
  /**
   * Older.
   *
   * @deprecated there is a newer one
   */
  @Deprecated
  @CircuitBroken(service = "github")
  interface GitHub {
    @GET("meta")
    Call<ResponseBody> meta();
  }
}
