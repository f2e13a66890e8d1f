package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import java.util.List;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

@CircuitBroken(service = "shops")
interface Shops {
  @GET("meta")
  Call<ResponseBody> meta();

  @GET("{tenant}/orders")
  Call<ResponseBody> orders(@Path("tenant") @BreakerKey String tenant, @Query("page") int page);

  @POST("orders")
  Call<ResponseBody> add(
      @Body List<String> orders, @Query("tag") String[] tags, @BreakerKey @Query("id") Long id);

  @GET("stock")
  Call<ResponseBody> stock(
      @BreakerKey @Header("X-Region") Region region, @Query("of") String... parts);

  enum Region {
    NORTH,
    SOUTH
  }
}
