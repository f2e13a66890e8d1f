package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github")
interface GitHub {
  String HOST = "https://api.github.com/";

  @GET("meta")
  Call<ResponseBody> meta();

  default Call<ResponseBody> shortcut() {
    return prepared();
  }

  private Call<ResponseBody> prepared() {
    return meta();
  }

  static String host() {
    return HOST;
  }
}
