package dev.breaker.tests.closedworld.program;

import java.util.concurrent.CompletableFuture;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Response;

/** Answers for shops whose circuit is open. */
final class ClosedShops implements Shops {
  @Override
  public Call<ResponseBody> stock(String shop) {
    throw new IllegalStateException(shop + " is closed");
  }

  @Override
  public CompletableFuture<Response<ResponseBody>> prices() {
    return CompletableFuture.completedFuture(Response.success(null));
  }

  @Override
  public Call<ResponseBody> health() {
    throw new IllegalStateException("is never refused");
  }
}
