package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface GitHub {
// @1 error: [CircuitBroken:NameTaken] GitHub would become CircuitBrokenGitHub, which exists already; rename one of them
  @GET("meta")
  Call<ResponseBody> meta();
}
