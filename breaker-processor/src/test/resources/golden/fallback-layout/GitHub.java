package com.example;

import dev.breaker.annotation.CircuitBroken;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;

@CircuitBroken(service = "github", fallback = GitHub.Offline.class)
interface GitHub {
  @POST("one")
  Call<ResponseBody> sendWithReasons(@Query("why") Integer[] numbers, @Body String text);

  @POST("two")
  Call<ResponseBody> sendToAnother(
      @Query("one") String one, @Query("other") String other, @Body byte[] text);

  @GET("three")
  <T> Object next(Continuation<? super T> continuation);

  abstract class Offline implements GitHub {}
}
