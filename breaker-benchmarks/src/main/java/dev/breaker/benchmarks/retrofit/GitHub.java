package dev.breaker.benchmarks.retrofit;

import dev.breaker.annotation.CircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github", reEnableAfter = 604_800)
interface GitHub {
  /** Without a result, because reading the body is not what is measured. */
  @GET("user/starred")
  Call<Void> starred();
}
