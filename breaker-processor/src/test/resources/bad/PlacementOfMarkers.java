package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;

class PlacementOfMarkers {
  PlacementOfMarkers(@BreakerKey String key) {}
  //                 ^ error: [CircuitBroken:NotAnInterface] only methods of a Retrofit interface can have a @BreakerKey, but PlacementOfMarkers is a class

  @NotCircuitBroken
//^ error: [CircuitBroken:NotAnInterface] only methods of a Retrofit interface can be @NotCircuitBroken, but PlacementOfMarkers is a class
  void left() {}

  void keyed(@BreakerKey String key) {}
  //         ^ error: [CircuitBroken:NotAnInterface] only methods of a Retrofit interface can have a @BreakerKey, but PlacementOfMarkers is a class

  @CircuitBroken(service = "a")
  interface Annotated {
    @GET("meta")
    Call<ResponseBody> meta();

    @NotCircuitBroken
  //^ error: [CircuitBroken:NotAbstract] PlacementOfMarkers.Annotated.ofDefault is a default method, which sends no request itself; annotate the abstract methods it calls
    default void ofDefault(@BreakerKey String key) {}
    //                     ^ error: [CircuitBroken:NotAbstract] PlacementOfMarkers.Annotated.ofDefault is a default method, which sends no request itself; annotate the abstract methods it calls

    static void ofStatic(@BreakerKey String key) {}
    //                   ^ error: [CircuitBroken:NotAbstract] PlacementOfMarkers.Annotated.ofStatic is a static method, which sends no request itself; annotate the abstract methods it calls

    @NotCircuitBroken
  //^ error: [CircuitBroken:NotAbstract] PlacementOfMarkers.Annotated.ofPrivate is a private method, which sends no request itself; annotate the abstract methods it calls
    private void ofPrivate() {}
  }

  interface NotAnnotated {
    @NotCircuitBroken
  //^ error: [CircuitBroken:OwnerNotAnnotated] PlacementOfMarkers.NotAnnotated.left is @NotCircuitBroken, but PlacementOfMarkers.NotAnnotated is not @CircuitBroken; annotate it too, or override left if it is not yours
    @GET("left")
    Call<ResponseBody> left();

    @GET("keyed")
    Call<ResponseBody> keyed(@BreakerKey @Query("key") String key);
    //                       ^ error: [CircuitBroken:OwnerNotAnnotated] PlacementOfMarkers.NotAnnotated.keyed has a @BreakerKey, but PlacementOfMarkers.NotAnnotated is not @CircuitBroken; annotate it too, or override keyed if it is not yours
  }

  @CircuitBroken(service = "b")
  interface TellsOfItOnlyOnce extends NotAnnotated {}
}
