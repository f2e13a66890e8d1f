package com.example;

import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

interface Right {
  @GET("meta")
  Call<ResponseBody> meta();
}
