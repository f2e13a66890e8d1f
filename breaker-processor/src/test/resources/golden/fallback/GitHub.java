package com.example;

import dev.breaker.annotation.CircuitBroken;
import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Query;

@CircuitBroken(service = "github", fallback = GitHubFallback.class)
public interface GitHub {
  @GET("users/{user}")
  Call<ResponseBody> user(@Path("user") String user, @Query("page") int page);

  @CircuitBroken(service = "github-meta")
  @GET("meta")
  CompletableFuture<Response<ResponseBody>> meta();
}
