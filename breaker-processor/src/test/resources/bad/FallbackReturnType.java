package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a", fallback = FallbackReturnType.Offline.class)
interface FallbackReturnType {
  @GET("future")
  Future<ResponseBody> future();
  //                   ^ error: [CircuitBroken:FallbackReturnType] FallbackReturnType.future returns Future<ResponseBody>, which a fallback cannot answer for; return Call, CompletableFuture, ListenableFuture, a type of RxJava 3, or make it a suspend function or @NotCircuitBroken

  @GET("text")
  String[] text();
  //       ^ error: [CircuitBroken:FallbackReturnType] FallbackReturnType.text returns String[], which a fallback cannot answer for; return Call, CompletableFuture, ListenableFuture, a type of RxJava 3, or make it a suspend function or @NotCircuitBroken

  @CircuitBroken(service = "b")
  @GET("number")
  int number();
  //  ^ error: [CircuitBroken:FallbackReturnType] FallbackReturnType.number returns int, which a fallback cannot answer for; return Call, CompletableFuture, ListenableFuture, a type of RxJava 3, or make it a suspend function or @NotCircuitBroken

  @NotCircuitBroken
  @GET("left")
  List<String> left();

  @GET("call")
  Call<ResponseBody> call();

  @GET("suspended")
  Object suspended(Continuation<? super List<String>> continuation);

  interface Offline extends FallbackReturnType {}
}
