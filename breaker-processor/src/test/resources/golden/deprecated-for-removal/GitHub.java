package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

/**
 * Old.
 *
 * @deprecated there is a newer one
 */
@Deprecated(forRemoval = true)
@CircuitBroken(service = "github")
interface GitHub {
  @GET("meta")
  Call<ResponseBody> meta();
}
