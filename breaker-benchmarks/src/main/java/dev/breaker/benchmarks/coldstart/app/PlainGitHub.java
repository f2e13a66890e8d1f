package dev.breaker.benchmarks.coldstart.app;

import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

interface PlainGitHub {
  @GET("users/{user}")
  Call<User> user(@Path("user") String user);
}
