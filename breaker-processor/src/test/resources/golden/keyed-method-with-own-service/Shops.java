package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Query;

@CircuitBroken(service = "shops", perHost = true)
interface Shops {
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "orders", maxKeys = 1)
  @GET("{tenant}/orders")
  Object orders(
      @BreakerKey @Path("tenant") short tenant,
      @Query("page") int page,
      Continuation<? super ResponseBody> continuation);
}
