package com.example;

import dev.breaker.annotation.CircuitBroken;
import java.util.Map;
import kotlin.Metadata;
import kotlin.coroutines.Continuation;
import retrofit2.http.GET;
import retrofit2.http.QueryMap;

@CircuitBroken(service = "a")
@Metadata
interface KotlinWildcards {
  @GET("a")
  Object map(@QueryMap Map<String, ? extends Object> map, Continuation<? super String> continuation);
  //                                                 ^ error: [CircuitBroken:ParameterTypeOpen] parameter map of KotlinWildcards.map has type Map<String, ? extends Object>, but Retrofit refuses wildcards and type variables there; name the type, with @JvmSuppressWildcards before it
}
