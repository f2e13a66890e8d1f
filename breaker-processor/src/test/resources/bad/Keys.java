package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Query;

@CircuitBroken(service = "a", perHost = true)
interface Keys {
  @GET("a")
  Call<ResponseBody> perHost(@BreakerKey @Query("one") String one);
  //                         ^ error: [CircuitBroken:KeyAndPerHost] Keys.perHost has the key one, but its breaker has perHost = true; leave one of them out

  @CircuitBroken(service = "b")
  @GET("b")
  Call<ResponseBody> two(@BreakerKey @Query("one") String one, @BreakerKey @Query("other") int other);
  //                                                           ^ error: [CircuitBroken:TwoKeys] Keys.two has the keys one and other, but a breaker has one key; keep one @BreakerKey

  @NotCircuitBroken
  @GET("c")
  Call<ResponseBody> alone(@BreakerKey @Query("one") String one);
  //                       ^ error: [CircuitBroken:KeyWithoutBreaker] Keys.alone is @NotCircuitBroken, so it has no breaker for the key one; leave one of the annotations out

  @CircuitBroken(service = "c", perHost = true)
  @GET("d")
  Call<ResponseBody> own(@BreakerKey @Query("one") String one);
  //                     ^ error: [CircuitBroken:KeyAndPerHost] Keys.own has the key one, but its breaker has perHost = true; leave one of them out

  @CircuitBroken(service = "d")
  @GET("e")
  Call<ResponseBody> right(@BreakerKey @Query("one") String one);
}
