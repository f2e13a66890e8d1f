package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface TypeParameters<K, V extends Comparable<V>> {
//                       ^ error: [CircuitBroken:TypeParameters] TypeParameters has the type parameters <K, V>, which Retrofit refuses; name the types in the methods
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "b")
  interface Inherited extends Between {}
//^ error: [CircuitBroken:TypeParameters] TypeParameters.Inherited inherits from TypeParameters<K, V>, but Retrofit refuses type parameters; extend one without

  interface Between extends TypeParameters<String, Integer> {}

  @CircuitBroken(service = "c")
  interface OfTheMethod {
    @GET("meta")
    <T> Call<ResponseBody> meta();
  }
}
