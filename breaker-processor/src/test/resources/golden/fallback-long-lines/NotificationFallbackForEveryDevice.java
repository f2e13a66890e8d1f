package com.example;

import java.util.Map;
import okhttp3.ResponseBody;
import retrofit2.Call;

class NotificationFallbackForEveryDevice implements NotificationServiceForEveryDevice {
  NotificationFallbackForEveryDevice() throws IllegalStateException {}

  @Override
  public Call<ResponseBody> sendToOneOfThemAndTellAboutIt(
      Location location, Map<Location, Map<String, String>> body) {
    throw new IllegalStateException();
  }
}
