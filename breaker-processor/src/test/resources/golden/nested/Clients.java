package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

public final class Clients {
  private Clients() {}

  public interface Code {
    @CircuitBroken(service = "github")
    interface GitHub {
      @GET("meta")
      Call<ResponseBody> meta();
    }
  }

  protected static final class Weather {
    @CircuitBroken(service = "forecast")
    public interface Forecast {
      @GET("today")
      Call<ResponseBody> today();
    }
  }
}
