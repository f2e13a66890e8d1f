package dev.breaker.tests.closedworld.program;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** What an annotated interface inherits. */
@CircuitBroken(service = "stock")
interface Stock {
  @GET("stock/{shop}")
  Call<ResponseBody> stock(@BreakerKey @Path("shop") String shop);
}
