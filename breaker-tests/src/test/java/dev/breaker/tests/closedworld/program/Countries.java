package dev.breaker.tests.closedworld.program;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;

/** Without anything special. */
@CircuitBroken(service = "countries", minimumFailures = 1)
interface Countries {
  @GET("countries")
  Call<ResponseBody> all();
}
