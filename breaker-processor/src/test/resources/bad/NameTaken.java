package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface NameTaken {
// @1 error: [CircuitBroken:NameTaken] NameTaken would become CircuitBrokenNameTaken, which exists already; rename one of them
  @GET("meta")
  Call<ResponseBody> meta();

  @CircuitBroken(service = "b")
  interface Inner {
    @GET("meta")
    Call<ResponseBody> meta();
  }
}

@CircuitBroken(service = "c")
interface NameTaken_Inner {
// @1 error: [CircuitBroken:NameTaken] NameTaken.Inner and NameTaken_Inner would both become CircuitBrokenNameTaken_Inner; rename one of them
  @GET("meta")
  Call<ResponseBody> meta();
}

class CircuitBrokenNameTaken {}
