package dev.breaker.tests;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** What an annotated interface may say of keys, methods and fallbacks, all at once. */
@CircuitBroken(service = "shops", minimumFailures = 1, maxKeys = 10, fallback = ClosedShops.class)
interface Shops {
  enum Region {
    EU,
    US
  }

  @GET("{shop}/orders")
  Call<String> orders(@Path("shop") String shop, @BreakerKey @Tag Region region);

  @GET("{shop}/orders")
  Call<String> orders(@BreakerKey @Path("shop") String shop);

  @GET("currencies")
  Call<String> currencies();

  @CircuitBroken(service = "webhooks", minimumFailures = 1, perHost = true)
  @GET
  Call<String> deliver(@Url String url);

  @NotCircuitBroken
  @GET("health")
  Call<String> health();
}
