package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "github")
interface GitHub extends Base, Root {
  @GET("own")
  Call<ResponseBody> own();

  @Override
  boolean equals(Object other);
}
