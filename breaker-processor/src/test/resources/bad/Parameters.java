package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import java.util.List;
import java.util.Map;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;
import retrofit2.http.Tag;

@CircuitBroken(service = "a")
interface Parameters {
  @GET("a")
  Call<ResponseBody> none(@Query("a") String a, String b);
  //                                                   ^ error: [CircuitBroken:ParameterAnnotation] parameter b of Parameters.none has no Retrofit annotation; give it @Path, @Query, @Body or the like

  @GET("b")
  Call<ResponseBody> key(@BreakerKey String key);
  //                                        ^ error: [CircuitBroken:ParameterAnnotation] parameter key of Parameters.key has no Retrofit annotation; give it @Path, @Query, @Body or the like

  @NotCircuitBroken
  @GET("c")
  Call<ResponseBody> own(@Marker String marked);
  //                                    ^ error: [CircuitBroken:ParameterAnnotation] parameter marked of Parameters.own has no Retrofit annotation; give it @Path, @Query, @Body or the like

  @GET("d")
  Call<ResponseBody> first(Continuation<? super String> continuation, @Query("a") String a);
  //                                                    ^ error: [CircuitBroken:ParameterAnnotation] parameter continuation of Parameters.first has no Retrofit annotation; give it @Path, @Query, @Body or the like

  @POST("e")
  Call<ResponseBody> wildcard(@Body List<? extends Number> numbers);
  //                                                       ^ error: [CircuitBroken:ParameterTypeOpen] parameter numbers of Parameters.wildcard has type List<? extends Number>, but Retrofit refuses wildcards and type variables there; name the type

  @GET("f")
  <T> Call<ResponseBody> variable(@QueryMap Map<String, T> map, @Tag T[] tags);
  //                                                       ^ error: [CircuitBroken:ParameterTypeOpen] parameter map of Parameters.variable has type Map<String, T>, but Retrofit refuses wildcards and type variables there; name the type
  //                                                                     ^ error: [CircuitBroken:ParameterTypeOpen] parameter tags of Parameters.variable has type T[], but Retrofit refuses wildcards and type variables there; name the type

  @GET("g")
  Object suspended(@Query("a") List<String> a, Continuation<? super List<?>> continuation);

  @interface Marker {}
}
