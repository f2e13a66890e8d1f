package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;

@CircuitBroken(service = "a")
interface KeyType {
  @GET("a")
  Call<ResponseBody> ofDouble(@BreakerKey @Query("key") double key);
  //                          ^ error: [CircuitBroken:KeyType] parameter key of KeyType.ofDouble has type double, but a @BreakerKey must be a String, an enum, or a byte, short, int or long, boxed or not; pass one of these

  @GET("b")
  Call<ResponseBody> ofObject(@Query("key") @BreakerKey Object key);
  //                                        ^ error: [CircuitBroken:KeyType] parameter key of KeyType.ofObject has type Object, but a @BreakerKey must be a String, an enum, or a byte, short, int or long, boxed or not; pass one of these

  @GET("c")
  Call<ResponseBody> ofList(@BreakerKey @Query("key") List<String> key);
  //                        ^ error: [CircuitBroken:KeyType] parameter key of KeyType.ofList has type List<String>, but a @BreakerKey must be a String, an enum, or a byte, short, int or long, boxed or not; pass one of these

  @GET("d")
  Call<ResponseBody> ofArray(@BreakerKey @Query("key") String... key);
  //                         ^ error: [CircuitBroken:KeyType] parameter key of KeyType.ofArray has type String[], but a @BreakerKey must be a String, an enum, or a byte, short, int or long, boxed or not; pass one of these

  @GET("e")
  Call<ResponseBody> ofBoolean(@BreakerKey @Query("key") Boolean key);
  //                           ^ error: [CircuitBroken:KeyType] parameter key of KeyType.ofBoolean has type Boolean, but a @BreakerKey must be a String, an enum, or a byte, short, int or long, boxed or not; pass one of these

  @GET("f")
  Object ofContinuation(@BreakerKey Continuation<? super ResponseBody> continuation);
  //                    ^ error: [CircuitBroken:KeyType] parameter continuation of KeyType.ofContinuation has type Continuation<? super ResponseBody>, but a @BreakerKey must be a String, an enum, or a byte, short, int or long, boxed or not; pass one of these

  @GET("g")
  Call<ResponseBody> ofChar(@BreakerKey @Query("key") char key);
  //                        ^ error: [CircuitBroken:KeyType] parameter key of KeyType.ofChar has type char, but a @BreakerKey must be a String, an enum, or a byte, short, int or long, boxed or not; pass one of these

  @GET("h")
  Call<ResponseBody> ofEnum(@BreakerKey @Query("key") TimeUnit key);

  @GET("i")
  Call<ResponseBody> ofByte(@BreakerKey @Query("key") Byte key);

  @GET("j")
  Call<ResponseBody> ofLong(@BreakerKey @Query("key") long key);
}
