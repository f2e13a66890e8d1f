package dev.breaker.tests;

import dev.breaker.annotation.CircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

@CircuitBroken(
    service = "github",
    ttl = 120,
    percentFailed = 10,
    reEnableAfter = 2,
    minimumFailures = 5)
interface GitHub {
  @GET("users/{user}")
  Call<String> user(@Path("user") String user);

  @CircuitBroken(service = "github/search", minimumFailures = 1)
  @GET("search")
  Call<String> search();
}
