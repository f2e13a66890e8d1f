package com.example;

import dev.breaker.annotation.CircuitBroken;
import java.util.List;
import kotlin.coroutines.Continuation;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface SuspendCall {
  @GET("call")
  Object call(Continuation<? super Call<String>> continuation);
  //     ^ error: [CircuitBroken:SuspendCall] SuspendCall.call is a suspend function that returns Call<String>, which Retrofit refuses; return String

  @GET("bounded")
  Object bounded(Continuation<? super Call<? extends List<String>>> continuation);
  //     ^ error: [CircuitBroken:SuspendCall] SuspendCall.bounded is a suspend function that returns Call<? extends List<String>>, which Retrofit refuses; return List<String>

  @GET("right")
  Object right(Continuation<? super Response<String>> continuation);
}
