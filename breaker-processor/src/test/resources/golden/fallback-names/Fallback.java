package com.example;

import okhttp3.ResponseBody;
import retrofit2.Call;

class Fallback<T> implements GitHub {
  @Override
  public Call<ResponseBody> fallback(String text, Objects objects, java.lang.Integer count) {
    throw new IllegalStateException();
  }
}
