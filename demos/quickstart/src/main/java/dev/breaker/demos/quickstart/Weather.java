package dev.breaker.demos.quickstart;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

/**
 * The service that is called. All that a breaker needs is the annotation, from which {@code
 * CircuitBrokenWeather} is generated; the times are short so that there is something to see.
 */
@CircuitBroken(service = "weather", ttl = 4, percentFailed = 10, reEnableAfter = 2)
interface Weather {
  @GET("weather/{city}")
  Call<ResponseBody> in(@Path("city") String city);
}
