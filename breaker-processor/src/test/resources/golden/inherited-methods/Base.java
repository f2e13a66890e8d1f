package com.example;

import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface Base extends Root {
  @GET("base")
  Call<ResponseBody> base();

  @Override
  @GET("overridden")
  Call<ResponseBody> overridden();
}
