package com.example;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

@CircuitBroken(service = "notifications")
public interface NotificationServiceForEveryDevice {
  @CircuitBroken(service = "notifications-for-phones-and-tablets")
  @GET("phones")
  Call<ResponseBody> phones();

  @CircuitBroken(service = "notifications-for-watches-and-bracelets")
  @GET("watches")
  Call<ResponseBody> watches();

  interface Indoors {
    @CircuitBroken(service = "notifications")
    interface Television {
      @GET("televisions")
      Call<ResponseBody> televisions();
    }
  }
}
