package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletableFuture;
import kotlin.coroutines.Continuation;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.adapter.rxjava3.Result;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface RawResponse {
  @GET("call")
  Call<Response> call();
  //             ^ error: [CircuitBroken:RawResponse] RawResponse.call has Response without a type argument, but Retrofit needs the body's type; write Response<User>

  @GET("future")
  CompletableFuture<Response> future();
  //                          ^ error: [CircuitBroken:RawResponse] RawResponse.future has Response without a type argument, but Retrofit needs the body's type; write Response<User>

  @GET("single")
  Single<Response> single();
  //               ^ error: [CircuitBroken:RawResponse] RawResponse.single has Response without a type argument, but Retrofit needs the body's type; write Response<User>

  @GET("observable")
  Observable<Result> observable();
  //                 ^ error: [CircuitBroken:RawResponse] RawResponse.observable has Result without a type argument, but Retrofit needs the body's type; write Result<User>

  @NotCircuitBroken
  @GET("suspended")
  Object suspended(Continuation<? super Response> continuation);
  //     ^ error: [CircuitBroken:RawResponse] RawResponse.suspended has Response without a type argument, but Retrofit needs the body's type; write Response<User>
}
