package com.example;

import dev.breaker.annotation.CircuitBroken;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletableFuture;
import kotlin.coroutines.Continuation;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.adapter.rxjava3.Result;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface NestedResponse {
  @GET("call")
  Call<Response<String>> call();
  //                     ^ error: [CircuitBroken:NestedResponse] NestedResponse.call has Response<String> as the type of its body, which no converter makes; write String in its place

  @GET("future")
  CompletableFuture<Response<Response<String>>> future();
  //                                            ^ error: [CircuitBroken:NestedResponse] NestedResponse.future has Response<String> as the type of its body, which no converter makes; write String in its place

  @GET("single")
  Single<Result<Response<String>>> single();
  //                               ^ error: [CircuitBroken:NestedResponse] NestedResponse.single has Response<String> as the type of its body, which no converter makes; write String in its place

  @GET("suspended")
  Object suspended(Continuation<? super Response<Response<String>>> continuation);
  //     ^ error: [CircuitBroken:NestedResponse] NestedResponse.suspended has Response<String> as the type of its body, which no converter makes; write String in its place

  @GET("right")
  Object right(Continuation<? super Response<String>> continuation);
}
