package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import java.util.List;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;

class ParameterAccess {
  @CircuitBroken(service = "a", fallback = Offline.class)
  interface WithFallback {
    @POST("a")
    Call<ResponseBody> add(@Body List<Note> notes);
    //                                      ^ error: [CircuitBroken:ParameterAccess] ParameterAccess.Note is private, so the generated class cannot name it as parameter notes of ParameterAccess.WithFallback.add; leave private out
  }

  @CircuitBroken(service = "b")
  interface WithKey {
    @GET("b")
    Call<ResponseBody> find(@BreakerKey @Query("kind") Kind kind);
    //                                                      ^ error: [CircuitBroken:ParameterAccess] ParameterAccess.Kind is private, so the generated class cannot name it as parameter kind of ParameterAccess.WithKey.find; leave private out

    @POST("c")
    Call<ResponseBody> add(@BreakerKey @Query("key") String key, @Body List<Note> notes);
  }

  @CircuitBroken(service = "c")
  interface WithNeither {
    @POST("d")
    Call<ResponseBody> add(@Body Note note);
  }

  interface Offline extends WithFallback {}

  private static class Note {}

  private enum Kind {}
}
