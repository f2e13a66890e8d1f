package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Headers;

interface NoHttpAnnotation {
  Call<ResponseBody> inherited();
  //                 ^ error: [CircuitBroken:HttpMethod] NoHttpAnnotation.inherited has no HTTP annotation; give it @GET, @POST or the like, or a default body

  Call<ResponseBody> mended();

  Call<ResponseBody> replaced();

  @CircuitBroken(service = "a")
  interface GitHub extends NoHttpAnnotation {
    @Headers("Accept: text/plain")
    Call<ResponseBody> own();
    //                 ^ error: [CircuitBroken:HttpMethod] NoHttpAnnotation.GitHub.own has no HTTP annotation; give it @GET, @POST or the like, or a default body

    @Override
    @GET("mended")
    Call<ResponseBody> mended();

    @Override
    default Call<ResponseBody> replaced() {
      return mended();
    }
  }

  @CircuitBroken(service = "b")
  interface TellsOfInheritedOnlyOnce extends GitHub {}
}
