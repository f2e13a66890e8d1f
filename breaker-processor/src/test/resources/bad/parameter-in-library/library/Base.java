package com.example.library;

import java.util.List;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

public interface Base {
  @POST("notes")
  Call<ResponseBody> add(@Body List<Note> notes);
}
