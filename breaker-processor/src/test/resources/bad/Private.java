package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

class Private {
  @CircuitBroken(service = "a")
  private interface Hidden {
  //      ^ error: [CircuitBroken:Private] Private.Hidden is private, so the class generated beside it cannot reach it; leave private out
    @GET("meta")
    Call<ResponseBody> meta();
  }

  private static class Vault {
    interface Room {
      @CircuitBroken(service = "b")
      interface Inner {
//    ^ error: [CircuitBroken:Private] Private.Vault.Room.Inner is in Private.Vault, which is private, so the class generated beside it cannot reach it; leave private out
        @GET("meta")
        Call<ResponseBody> meta();
      }
    }

    @CircuitBroken(service = "c")
    private interface Twice {
    //      ^ error: [CircuitBroken:Private] Private.Vault.Twice is private, so the class generated beside it cannot reach it; leave private out
    //      ^ error: [CircuitBroken:Private] Private.Vault.Twice is in Private.Vault, which is private, so the class generated beside it cannot reach it; leave private out
      @GET("meta")
      Call<ResponseBody> meta();
    }
  }
}
