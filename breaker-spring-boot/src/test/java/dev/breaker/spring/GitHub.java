package dev.breaker.spring;

import dev.breaker.annotation.CircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github", ttl = 120, ignoredStatuses = 404)
interface GitHub {
  @GET("meta")
  Call<Void> meta();
}
