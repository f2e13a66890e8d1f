package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import io.reactivex.rxjava3.core.Maybe;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kotlin.coroutines.Continuation;
import okhttp3.Response;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.adapter.rxjava3.Result;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface OkHttpResponse {
  @GET("call")
  Call<Response> call();
  //             ^ error: [CircuitBroken:OkHttpResponse] OkHttpResponse.call has okhttp3.Response as the type of its body, which Retrofit refuses; write okhttp3.ResponseBody, or the class that a converter makes of the body

  @GET("future")
  CompletableFuture<retrofit2.Response<Response>> future();
  //                                              ^ error: [CircuitBroken:OkHttpResponse] OkHttpResponse.future has okhttp3.Response as the type of its body, which Retrofit refuses; write okhttp3.ResponseBody, or the class that a converter makes of the body

  @GET("maybe")
  Maybe<Result<Response>> maybe();
  //                      ^ error: [CircuitBroken:OkHttpResponse] OkHttpResponse.maybe has okhttp3.Response as the type of its body, which Retrofit refuses; write okhttp3.ResponseBody, or the class that a converter makes of the body

  @GET("suspended")
  Object suspended(Continuation<? super Response> continuation);
  //     ^ error: [CircuitBroken:OkHttpResponse] OkHttpResponse.suspended has okhttp3.Response as the type of its body, which Retrofit refuses; write okhttp3.ResponseBody, or the class that a converter makes of the body

  @NotCircuitBroken
  @GET("response")
  Object response(Continuation<? super retrofit2.Response<Response>> continuation);
  //     ^ error: [CircuitBroken:OkHttpResponse] OkHttpResponse.response has okhttp3.Response as the type of its body, which Retrofit refuses; write okhttp3.ResponseBody, or the class that a converter makes of the body

  @GET("list")
  Call<List<Response>> listThatAConverterMayTake();

  @GET("other")
  List<Response> typeThatAnAdapterMayTake();
}
