package com.example;

import com.example.other.Outer;
import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

public class Clients extends Outer {
  @CircuitBroken(service = "a", fallback = Inherited.class)
  //                                                ^ error: [CircuitBroken:FallbackAccess] Outer.Inherited is not public and in another package, so the generated class cannot name it as the fallback; make it public
  public interface GitHub {
    @GET("meta")
    Call<ResponseBody> meta();
  }
}
