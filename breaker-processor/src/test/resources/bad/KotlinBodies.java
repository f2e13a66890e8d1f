package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "a")
interface KotlinBodies {
  @GET("meta")
  Call<ResponseBody> meta();

  Call<ResponseBody> shortcut();
  //                 ^ error: [CircuitBroken:HttpMethod] KotlinBodies.shortcut has a body for Kotlin only; compile it with -jvm-default=no-compatibility, or before Kotlin 2.2 with -Xjvm-default=all

  Call<ResponseBody> forgotten();
  //                 ^ error: [CircuitBroken:HttpMethod] KotlinBodies.forgotten has no HTTP annotation; give it @GET, @POST or the like, or a default body

  static final class DefaultImpls {
    public static Call<ResponseBody> shortcut(KotlinBodies self) {
      return self.meta();
    }
  }

  @CircuitBroken(service = "b")
  interface Inherited extends KotlinBodies {}

  @CircuitBroken(service = "c")
  interface WithADefaultBody {
    @GET("meta")
    Call<ResponseBody> meta();

    default Call<ResponseBody> shortcut() {
      return meta();
    }

    static final class DefaultImpls {
      public static Call<ResponseBody> shortcut(WithADefaultBody self) {
        return self.shortcut();
      }
    }
  }
}
