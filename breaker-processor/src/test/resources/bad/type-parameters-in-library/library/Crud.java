package com.example;

import retrofit2.Call;
import retrofit2.http.GET;

public interface Crud<T> {
  @GET("all")
  Call<T> all();
}
