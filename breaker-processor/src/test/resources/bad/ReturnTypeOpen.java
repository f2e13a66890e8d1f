package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import io.reactivex.rxjava3.core.Single;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface ReturnTypeOpen {
  @GET("a")
  Call<?> unbounded();
  //      ^ error: [CircuitBroken:ReturnTypeOpen] ReturnTypeOpen.unbounded returns Call<?>, but Retrofit refuses wildcards and type variables there; name the type

  @GET("b")
  CompletableFuture<? extends ResponseBody> upper();
  //                                        ^ error: [CircuitBroken:ReturnTypeOpen] ReturnTypeOpen.upper returns CompletableFuture<? extends ResponseBody>, but Retrofit refuses wildcards and type variables there; name the type

  @GET("c")
  Call<? super ResponseBody> lower();
  //                         ^ error: [CircuitBroken:ReturnTypeOpen] ReturnTypeOpen.lower returns Call<? super ResponseBody>, but Retrofit refuses wildcards and type variables there; name the type

  @GET("d")
  <T> Single<T> variable();
  //            ^ error: [CircuitBroken:ReturnTypeOpen] ReturnTypeOpen.variable returns Single<T>, but Retrofit refuses wildcards and type variables there; name the type

  @GET("e")
  Call<Map<String, List<?>>> deep();
  //                         ^ error: [CircuitBroken:ReturnTypeOpen] ReturnTypeOpen.deep returns Call<Map<String, List<?>>>, but Retrofit refuses wildcards and type variables there; name the type

  @GET("f")
  <T> Call<List<T>[]> array();
  //                  ^ error: [CircuitBroken:ReturnTypeOpen] ReturnTypeOpen.array returns Call<List<T>[]>, but Retrofit refuses wildcards and type variables there; name the type

  @NotCircuitBroken
  @GET("g")
  <T extends ResponseBody> T alone();
  //                         ^ error: [CircuitBroken:ReturnTypeOpen] ReturnTypeOpen.alone returns T, but Retrofit refuses wildcards and type variables there; name the type

  @GET("h")
  Call<Map<String, List<String>[]>> named();
}
