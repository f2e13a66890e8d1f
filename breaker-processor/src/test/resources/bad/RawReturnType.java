package com.example;

import com.google.common.util.concurrent.ListenableFuture;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface RawReturnType {
  @GET("call")
  Call call();
  //   ^ error: [CircuitBroken:RawReturnType] RawReturnType.call returns Call without a type argument, but Retrofit needs the body's; write Call<User>

  @GET("single")
  Single single();
  //     ^ error: [CircuitBroken:RawReturnType] RawReturnType.single returns Single without a type argument, but Retrofit needs the body's; write Single<User>

  @GET("flowable")
  Flowable flowable();
  //       ^ error: [CircuitBroken:RawReturnType] RawReturnType.flowable returns Flowable without a type argument, but Retrofit needs the body's; write Flowable<User>

  @GET("completable")
  Completable completable();

  @GET("future")
  CompletableFuture future();
  //                ^ error: [CircuitBroken:RawReturnType] RawReturnType.future returns CompletableFuture without a type argument, but Retrofit needs the body's; write CompletableFuture<User>

  @NotCircuitBroken
  @GET("guava")
  ListenableFuture guava();
  //               ^ error: [CircuitBroken:RawReturnType] RawReturnType.guava returns ListenableFuture without a type argument, but Retrofit needs the body's; write ListenableFuture<User>

  @GET("list")
  Call<List> listThatAConverterMayTake();

  @GET("other")
  List typeThatAnAdapterMayTake();
}
