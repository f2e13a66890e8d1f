package dev.breaker.demos.fleet;

import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.HALF_OPEN;
import static dev.breaker.storage.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final String SERVICE = Inventory.SERVICE;

  private final Watch watch = new Watch(2);

  private void take(FleetRecordings recordings) {
    recordings.events().forEach(watch::take);
  }

  @Test
  void knowsTheStateOfEachClientAndOfAll() {
    assertThat(watch.all(SERVICE, CLOSED)).isTrue();

    take(new FleetRecordings(2).turned(1, "client-2", SERVICE, 1, CLOSED, OPEN));

    assertThat(watch.is("client-1", SERVICE, CLOSED)).isTrue();
    assertThat(watch.is("client-2", SERVICE, OPEN)).isTrue();
    assertThat(watch.all(SERVICE, CLOSED)).isFalse();
    assertThat(watch.all(SERVICE, OPEN)).isFalse();
    assertThat(watch.all("another", CLOSED)).isTrue();
  }

  @Test
  void countsAFailedProbeOnceHoweverManySawIt() {
    take(
        new FleetRecordings(2)
            .turned(1, "client-1", SERVICE, 3, HALF_OPEN, OPEN)
            .turned(2, "client-2", SERVICE, 3, HALF_OPEN, OPEN)
            .turned(3, "client-1", SERVICE, 5, HALF_OPEN, OPEN));

    assertThat(watch.failedProbes(SERVICE)).isEqualTo(2);
    assertThat(watch.failedProbes("another")).isZero();
  }

  @Test
  void countsClientsThatWereRefusedSince() {
    take(
        new FleetRecordings(2)
            .refused(900, "client-1", SERVICE)
            .refused(1_000, "client-2", SERVICE)
            .refused(1_100, "client-2", SERVICE)
            .refused(1_200, "client-1", "another"));

    assertThat(watch.refused(SERVICE, FleetRecordings.at(1_000))).isEqualTo(1);
    assertThat(watch.refused(SERVICE, FleetRecordings.at(900))).isEqualTo(2);
  }

  @Test
  void knowsWhoIsAloneAndWhy() {
    take(new FleetRecordings(2).lost(1, "client-1").lost(2, "client-2").back(3, "client-1"));

    assertThat(watch.degraded()).isEqualTo(1);
    assertThat(watch.lastLost())
        .hasValueSatisfying(lost -> assertThat(lost.client()).isEqualTo("client-2"));
  }

  @Test
  void waitsForWhatIsToCome() throws Exception {
    CompletableFuture<Boolean> waited =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return watch.await(() -> watch.degraded() == 1, Duration.ofSeconds(60));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });

    take(new FleetRecordings(2).lost(1, "client-1"));

    assertThat(waited.get()).isTrue();
    assertThat(watch.await(() -> watch.degraded() == 2, Duration.ofMillis(10))).isFalse();
  }
}
