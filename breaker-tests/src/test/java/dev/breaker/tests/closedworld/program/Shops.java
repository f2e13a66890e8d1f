package dev.breaker.tests.closedworld.program;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;

/** With a key, a fallback, an ignored exception, and a method that has its own breaker. */
@CircuitBroken(
    service = "shops",
    minimumFailures = 1,
    ignoredExceptions = OutOfStock.class,
    fallback = ClosedShops.class)
interface Shops extends Stock {
  @CircuitBroken(service = "prices", minimumFailures = 2)
  @GET("prices")
  CompletableFuture<Response<ResponseBody>> prices();

  @NotCircuitBroken
  @GET("health")
  Call<ResponseBody> health();
}
