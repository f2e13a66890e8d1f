package dev.breaker.redeploy;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Uses breakers in every way that starts a thread, over a Redis that hangs, and closes them. */
public final class Application implements Consumer<String>, BreakerListener {
  private static final InheritableThreadLocal<Object> INHERITED = new InheritableThreadLocal<>();

  @Override
  public void accept(String uri) {
    INHERITED.set(this);
    try (CircuitBreakers breakers =
        CircuitBreakers.builder()
            .storage(
                RedisStorage.builder().uri(uri).timeout(Duration.ofMillis(50)).push(true).build())
            .listener(this)
            .build()) {
      CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));
      List<CompletableFuture<?>> asked = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        asked.add(
            breaker
                .admitAsync()
                .thenAccept(
                    answer -> {
                      if (answer instanceof Permit permit) {
                        permit.failed("HTTP 503");
                      }
                    }));
      }
      breaker.tryAcquire().ifPresent(Permit::succeeded);
      CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0])).join();
      breakers.flush();
    }
  }
}
