package com.example;

import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;

final class GitHubFallback implements GitHub {
  @Override
  public Call<ResponseBody> user(String user, int page) {
    throw new IllegalStateException(user + page);
  }

  @Override
  public CompletableFuture<Response<ResponseBody>> meta() {
    return new CompletableFuture<>();
  }
}
