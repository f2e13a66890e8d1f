package com.example;

import dev.breaker.annotation.CircuitBroken;
import java.util.List;
import java.util.Map;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;

@CircuitBroken(service = "github", fallback = GitHub.Offline.class)
interface GitHub {
  /**
   * Old.
   *
   * @deprecated there is a newer one
   */
  @Deprecated
  @GET("old")
  Call<ResponseBody> old();

  @GET("pages")
  Call<ResponseBody> pages(@Query("first") String first, @Query("following") String following);

  @SuppressWarnings("rawtypes")
  @POST("raw")
  Call<ResponseBody> lists(@Body Map<String, List>[] lists);

  /** Answers. */
  class Offline implements GitHub {
    /**
     * Going.
     *
     * @deprecated it will be removed
     */
    @Deprecated(forRemoval = true)
    Offline() {}

    @Deprecated
    @Override
    public Call<ResponseBody> old() {
      throw new IllegalStateException();
    }

    @Override
    public Call<ResponseBody> pages(String first, String following) {
      throw new IllegalStateException();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Call<ResponseBody> lists(Map<String, List>[] lists) {
      throw new IllegalStateException();
    }
  }
}
