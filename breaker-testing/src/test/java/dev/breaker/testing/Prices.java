package dev.breaker.testing;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Tag;

@CircuitBroken(service = "prices", minimumFailures = 2, ignoredStatuses = 404)
interface Prices {
  @GET("prices/{item}")
  Call<String> price(@Path("item") String item);

  @GET("prices/{item}")
  Call<String> price(@Path("item") String item, @BreakerKey @Tag String tenant);
}
