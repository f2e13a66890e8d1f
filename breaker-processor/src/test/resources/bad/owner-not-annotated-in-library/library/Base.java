package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

public interface Base {
  @CircuitBroken(service = "a")
  @GET("slow")
  Call<ResponseBody> slow();

  @CircuitBroken(service = "harmless")
  default void shortcut() {}
}
