package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;

@CircuitBroken(service = "github", fallback = Fallback.class)
interface GitHub {
  @GET("search")
  Call<ResponseBody> fallback(
      @Query("text") String text,
      @Query("objects") Objects objects,
      @BreakerKey @Query("count") java.lang.Integer count);
}
