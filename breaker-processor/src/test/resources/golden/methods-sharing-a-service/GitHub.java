package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;

@CircuitBroken(service = "github")
interface GitHub {
  @CircuitBroken(service = "github")
  @GET("meta")
  Call<ResponseBody> sameAsTheInterface();

  @CircuitBroken(service = "github-search", ttl = 30)
  @GET("search/code")
  Call<ResponseBody> searchCode();

  @CircuitBroken(service = "github-search", ttl = 30)
  @GET("search/users")
  Call<ResponseBody> searchUsers();

  @CircuitBroken(service = "github-search", ttl = 30)
  @GET("search/users")
  Call<ResponseBody> searchUsers(@Query("q") String query);

  @CircuitBroken(service = "github-search", ttl = 30)
  @GET("search/issues")
  Call<ResponseBody> searchIssues();
}
