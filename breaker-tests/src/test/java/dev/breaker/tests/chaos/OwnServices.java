package dev.breaker.tests.chaos;

import dev.breaker.Admission;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Many services of one process alone, all well. */
final class OwnServices {
  private final List<CircuitBreaker> services = new ArrayList<>();
  private final Waits waits;
  private int next;

  OwnServices(CircuitBreakers breakers, int count, Waits waits) {
    for (int i = 0; i < count; i++) {
      services.add(breakers.breaker(Services.counted("own-" + i)));
    }
    this.waits = waits;
  }

  boolean areNone() {
    return services.isEmpty();
  }

  /** Calls one after the other, round and round. */
  synchronized void callNext() {
    CircuitBreaker service = services.get(next++ % services.size());
    waits.called();
    long asked = System.currentTimeMillis();
    try {
      Permit permit = service.acquire();
      permit.succeeded();
    } catch (Throwable thrown) {
      // Also a refusal, since none of them ever fails.
      Voice.harmed(service.service(), thrown);
    }
    waits.over("call of " + service.service(), asked);
  }

  /** Calls all at once. Returns how many went. */
  int callAll() {
    List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    for (CircuitBreaker service : services) {
      waits.called();
      long since = System.currentTimeMillis();
      asked.add(
          service
              .admitAsync()
              .thenApply(
                  admission -> {
                    waits.over("admission of " + service.service(), since);
                    return settle(admission);
                  }));
    }
    int went = 0;
    for (CompletableFuture<Boolean> admission : asked) {
      try {
        went += admission.get(30, TimeUnit.SECONDS) ? 1 : 0;
      } catch (Throwable thrown) {
        Voice.harmed("own", thrown);
      }
    }
    return went;
  }

  private static boolean settle(Admission admission) {
    if (admission instanceof Permit permit) {
      permit.succeeded();
      return true;
    }
    return false;
  }
}
