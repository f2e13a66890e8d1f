package dev.breaker.demos.fleet;

import dev.breaker.annotation.CircuitBroken;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;

/**
 * The service that is called. The times are short so that there is something to see, and the
 * percentage is below the share of one client in eight: what spares the fleet when that one is cut
 * off is `minimumProcesses`.
 */
@CircuitBroken(
    service = Inventory.SERVICE,
    ttl = 10,
    percentFailed = 5,
    reEnableAfter = 3,
    minimumProcesses = Inventory.MINIMUM_PROCESSES)
interface Inventory {
  String SERVICE = "inventory";

  /** How many clients must see failures before all of them stop; with 1, any one stops all. */
  int MINIMUM_PROCESSES = 2;

  String PUSHED_SERVICE = "drill-with-push";
  String POLLED_SERVICE = "drill-without-push";

  @GET("items/{id}")
  Call<ResponseBody> item(@Path("id") int id);

  /** For the drills: opens quickly for what a single client sees, and closes quickly again. */
  @CircuitBroken(service = PUSHED_SERVICE, ttl = 2, percentFailed = 1, reEnableAfter = 1)
  @GET("drills/with-push")
  Call<ResponseBody> pushed();

  @CircuitBroken(service = POLLED_SERVICE, ttl = 2, percentFailed = 1, reEnableAfter = 1)
  @GET("drills/without-push")
  Call<ResponseBody> polled();
}
