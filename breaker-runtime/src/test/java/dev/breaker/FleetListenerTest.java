package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Listeners that use the breaker of which they hear. */
class FleetListenerTest extends FleetFixture {
  @Test
  void listenerThatCallsTheBreakerFromTheReportingThreadIsNotHeldUp() throws Exception {
    List<BreakerStatus> seen = new CopyOnWriteArrayList<>();
    CircuitBreaker[] breaker = new CircuitBreaker[1];
    BreakerListener nosy =
        new BreakerListener() {
          @Override
          public void onTransition(Transition transition) {
            breaker[0].tryAcquire();
            seen.add(breaker[0].status());
          }
        };
    breaker[0] = process(RemoteMemory.patient(shared), nosy);
    breaker[0].acquire().succeeded();

    breaker[0].trip("by hand");

    Eventually.until(() -> !seen.isEmpty());
    assertThat(seen.get(0).state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void aListenerOnTheReportingThreadMayOperateABreaker() throws Exception {
    List<String> done = new CopyOnWriteArrayList<>();
    CircuitBreaker[] breaker = new CircuitBreaker[1];
    BreakerListener operator =
        new BreakerListener() {
          @Override
          public void onTransition(Transition transition) {
            if (transition.reason().equals("by hand")) {
              breaker[0].lockOpen("maintenance", "ann", Duration.ofDays(1));
              done.add(Thread.currentThread().getName());
            }
          }
        };
    RemoteMemory storage = new RemoteMemory(shared, LONG, Duration.ofHours(1));
    breaker[0] = process(storage, operator);
    breaker[0].acquire().succeeded();
    Eventually.until(storage::isWatched);

    truth.take("the truth", new StorageRequest.Trip(POLICY, "by hand"));
    storage.push("github");

    Eventually.until(() -> !done.isEmpty());
    assertThat(done).containsExactly("breaker-reporter");
    assertThat(truth.view().lock()).isNotNull();
    assertThat(breaker[0].status().lock()).isNotNull();
  }
}
