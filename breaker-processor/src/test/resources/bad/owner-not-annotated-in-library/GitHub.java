package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "b")
interface GitHub extends Base {}
// @1 error: [CircuitBroken:OwnerNotAnnotated] Base.slow is @CircuitBroken, but Base is not; annotate it too, or override slow if it is not yours

@CircuitBroken(service = "c")
interface WayOut extends Base {
  @Override
  @GET("slow")
  Call<ResponseBody> slow();
}
