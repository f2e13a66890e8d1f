package com.example;

import dev.breaker.annotation.CircuitBroken;
import java.util.List;
import java.util.Map;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import okhttp3.ResponseBody;
import retrofit2.http.Body;
import retrofit2.http.HEAD;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;

@CircuitBroken(service = "github", fallback = GitHub.Nothing.class)
interface GitHub {
  @POST("issues/{number}")
  Object add(
      @Path("number") long number,
      @Query("all") boolean all,
      @Body Map<String, List<Integer>> labels,
      Continuation<? super ResponseBody> continuation);

  @HEAD("meta")
  Object meta(Continuation<? super Unit> continuation);

  class Nothing implements GitHub {
    @Override
    public Object add(
        long number,
        boolean all,
        Map<String, List<Integer>> labels,
        Continuation<? super ResponseBody> continuation) {
      throw new IllegalStateException("no " + number);
    }

    @Override
    public Object meta(Continuation<? super Unit> continuation) {
      return Unit.INSTANCE;
    }
  }
}
