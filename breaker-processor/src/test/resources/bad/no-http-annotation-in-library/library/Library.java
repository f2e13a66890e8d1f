package com.example;

import okhttp3.ResponseBody;
import retrofit2.Call;

public class Library {
  public interface Base {
    Call<ResponseBody> inherited();
  }
}
