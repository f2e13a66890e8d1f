package dev.breaker.examples.lambda;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

/**
 * The third party. All sandboxes of the function share its breaker: no single one of them sees
 * enough calls to trip it. The open time is short so that a recovery can be watched.
 */
@CircuitBroken(service = "weather", ttl = 60, percentFailed = 10, reEnableAfter = 5)
interface Weather {
  @GET("weather/{city}")
  Call<ResponseBody> in(@Path("city") String city);
}
