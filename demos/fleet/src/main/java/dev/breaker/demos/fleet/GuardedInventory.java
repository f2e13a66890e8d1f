package dev.breaker.demos.fleet;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreakers;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;

/** The inventory behind the fleet's breakers: with push, and for one of the drills without. */
final class GuardedInventory implements AutoCloseable {
  private final OkHttpClient http;
  private final Retrofit retrofit;
  private final CircuitBreakers pushed;
  private final CircuitBreakers polled;
  private final Inventory withPush;
  private final Inventory withoutPush;

  GuardedInventory(ClientSettings settings, BreakerListener listener) {
    http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(settings.threads(), 1, TimeUnit.MINUTES))
            .addInterceptor(Attempt::intercept)
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("User-Agent", settings.name()).build()))
            .build();
    retrofit = new Retrofit.Builder().baseUrl(settings.backend().toString()).client(http).build();
    pushed = breakers(settings, true, listener);
    polled = breakers(settings, false, listener);
    withPush = CircuitBrokenInventory.create(retrofit, pushed);
    withoutPush = CircuitBrokenInventory.create(retrofit, polled);
  }

  private static CircuitBreakers breakers(
      ClientSettings settings, boolean push, BreakerListener listener) {
    return CircuitBreakers.builder()
        .storage(
            FleetStorage.open(settings.redis(), settings.keyPrefix(), settings.timeout(), push))
        .listener(listener)
        .build();
  }

  Call<ResponseBody> call(Errand what) {
    return switch (what) {
      case ITEM -> withPush.item(1);
      case DRILL_WITHOUT_PUSH -> withoutPush.polled();
      case DRILL_WITH_PUSH -> withPush.pushed();
    };
  }

  /** Has calls refused by a breaker that nobody shares, so that its classes are loaded. */
  void rehearseRefusals(int calls) throws IOException {
    try (CircuitBreakers rehearsal = CircuitBreakers.inMemory()) {
      Inventory inventory = CircuitBrokenInventory.create(retrofit, rehearsal);
      rehearsal.all().forEach(breaker -> breaker.trip("rehearsal"));
      for (int i = 0; i < calls; i++) {
        Attempt.begin(() -> {});
        if (inventory.item(i).execute().isSuccessful()) {
          throw new IOException("a breaker that was tripped let a call go");
        }
      }
    }
  }

  void flush() {
    pushed.flush();
    polled.flush();
  }

  @Override
  public void close() {
    pushed.close();
    polled.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
