package com.example;

import com.google.common.util.concurrent.ListenableFuture;
import dev.breaker.annotation.CircuitBroken;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import okhttp3.ResponseBody;
import retrofit2.Response;
import retrofit2.adapter.rxjava3.Result;
import retrofit2.http.GET;

@CircuitBroken(service = "github", fallback = GitHub.Cached.class)
interface GitHub {
  @GET("future")
  ListenableFuture<ResponseBody> future();

  @GET("single")
  Single<Result<ResponseBody>> single();

  @GET("observable")
  Observable<Response<ResponseBody>> observable();

  @GET("maybe")
  Maybe<ResponseBody> maybe();

  @GET("flowable")
  Flowable<ResponseBody> flowable();

  @GET("completable")
  Completable completable();

  abstract class Cached implements GitHub {}
}
