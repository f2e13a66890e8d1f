package com.example;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.POST;

@CircuitBroken(service = "a", fallback = ReturnsVoid.Offline.class)
interface ReturnsVoid {
  @DELETE("all")
  void delete();
  //   ^ error: [CircuitBroken:ReturnsVoid] ReturnsVoid.delete returns void, which Retrofit refuses; return Call<Void> where no body is of use

  @NotCircuitBroken
  @POST("events")
  void send(@Body ResponseBody events);
  //   ^ error: [CircuitBroken:ReturnsVoid] ReturnsVoid.send returns void, which Retrofit refuses; return Call<Void> where no body is of use

  default void shortcut() {}

  interface Offline extends ReturnsVoid {}
}
