package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletableFuture;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.HEAD;
import retrofit2.http.HTTP;

@CircuitBroken(service = "a")
interface HeadBody {
  @HEAD("body")
  Call<ResponseBody> body();
  //                 ^ error: [CircuitBroken:HeadBody] HeadBody.body is a HEAD request, whose response has no body, but has ResponseBody as its type; write Void

  @HTTP(method = "HEAD", path = "http")
  CompletableFuture<Response<String[]>> http();
  //                                    ^ error: [CircuitBroken:HeadBody] HeadBody.http is a HEAD request, whose response has no body, but has String[] as its type; write Void

  @NotCircuitBroken
  @HEAD("suspended")
  Object suspended(Continuation<? super String> continuation);
  //     ^ error: [CircuitBroken:HeadBody] HeadBody.suspended is a HEAD request, whose response has no body, but has String as its type; write Void

  @HEAD("nothing")
  Call<Void> nothing();

  @HEAD("response")
  Single<Response<Void>> response();

  @HEAD("unit")
  Object unit(Continuation<? super Unit> continuation);

  @HEAD("completable")
  Completable completable();

  @HEAD("other")
  String typeThatAnAdapterMayTake();

  @HTTP(method = "GET", path = "get")
  Call<String> get();
}
