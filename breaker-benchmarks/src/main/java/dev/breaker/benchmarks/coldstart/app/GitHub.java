package dev.breaker.benchmarks.coldstart.app;

import dev.breaker.annotation.CircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

@CircuitBroken(service = "github")
interface GitHub {
  @GET("users/{user}")
  Call<User> user(@Path("user") String user);
}
