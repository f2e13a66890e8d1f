package dev.breaker.benchmarks.retrofit;

import dev.breaker.annotation.CircuitBroken;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github", reEnableAfter = 604_800)
interface GitHub {
  @GET("users/octocat")
  Call<String> octocat();
}
