package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The events of a service that a storage keeps. */
interface HistoryContract extends StorageSteps {
  @Test
  default void keepsAHistoryOfTransitionsAndOperators() {
    long epoch = admit().view().epoch();
    Instant begin = clock().instant();
    takeAs("one", report(POLICY, epoch, 3));
    clock().advance(Duration.ofSeconds(10));
    takeAs("two", new StorageRequest.Admit(POLICY));
    takeAs("two", new StorageRequest.Report(POLICY, epoch + 2, 1, 0, List.of(), false));
    lock(CircuitState.OPEN, Duration.ofMinutes(1));
    takeAs("one", new StorageRequest.Unlock(POLICY, "bob"));
    Instant end = clock().instant();

    assertThat(storage().history("github", 10))
        .containsExactly(
            new CircuitEvent(
                POLICY.service(),
                end,
                CircuitEvent.Kind.UNLOCKED,
                CircuitState.CLOSED,
                CircuitState.CLOSED,
                epoch + 3,
                0,
                0,
                "maintenance",
                "one",
                "bob",
                null),
            new CircuitEvent(
                POLICY.service(),
                end,
                CircuitEvent.Kind.LOCKED_OPEN,
                CircuitState.CLOSED,
                CircuitState.CLOSED,
                epoch + 3,
                0,
                0,
                "maintenance",
                "one",
                "ann@example.com",
                Duration.ofMinutes(1)),
            new CircuitEvent(
                POLICY.service(),
                end,
                CircuitEvent.Kind.RESET,
                CircuitState.HALF_OPEN,
                CircuitState.CLOSED,
                epoch + 3,
                3,
                3,
                "the probe succeeded",
                "two",
                null,
                null),
            new CircuitEvent(
                POLICY.service(),
                end,
                CircuitEvent.Kind.PROBING,
                CircuitState.OPEN,
                CircuitState.HALF_OPEN,
                epoch + 2,
                3,
                3,
                "3 of 3 calls failed (100.0 %): 3 x HTTP 503; seen by 1 process",
                "two",
                null,
                null),
            new CircuitEvent(
                POLICY.service(),
                begin,
                CircuitEvent.Kind.TRIPPED,
                CircuitState.CLOSED,
                CircuitState.OPEN,
                epoch + 1,
                3,
                3,
                "3 of 3 calls failed (100.0 %): 3 x HTTP 503; seen by 1 process",
                "one",
                null,
                null));
    assertThat(storage().history("github", 2)).hasSize(2);
  }

  @Test
  default void keepsTheLatestHundredEvents() {
    for (int i = 0; i < 105; i++) {
      take(new StorageRequest.Trip(POLICY, "trip " + i));
    }

    List<CircuitEvent> history = storage().history("github", 1000);

    assertThat(history).hasSize(Storage.HISTORY_KEPT);
    assertThat(history.get(0).reason()).isEqualTo("trip 104");
    assertThat(history.get(99).reason()).isEqualTo("trip 5");
  }

  @Test
  default void hasNoHistoryOfAnUnknownService() {
    assertThat(storage().history("unheard-of", 10)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> storage().history("github", 0))
        .withMessage("limit must be at least 1, was 0");
  }
}
