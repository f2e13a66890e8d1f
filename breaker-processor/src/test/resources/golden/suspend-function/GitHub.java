package com.example;

import dev.breaker.annotation.CircuitBroken;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.http.GET;
import retrofit2.http.Path;

@CircuitBroken(service = "github")
interface GitHub {
  @GET("users/{user}")
  Object user(@Path("user") String user, Continuation<? super ResponseBody> continuation);
}
