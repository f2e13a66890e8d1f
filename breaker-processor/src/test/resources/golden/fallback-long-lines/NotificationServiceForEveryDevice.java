package com.example;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import java.util.Map;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Query;

@CircuitBroken(service = "notifications", fallback = NotificationFallbackForEveryDevice.class)
interface NotificationServiceForEveryDevice {
  @POST("d")
  Call<ResponseBody> sendToOneOfThemAndTellAboutIt(
      @BreakerKey @Query("location") Location location,
      @Body Map<Location, Map<String, String>> body);

  enum Location {
    INDOORS
  }
}
