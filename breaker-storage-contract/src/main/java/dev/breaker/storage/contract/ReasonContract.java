package dev.breaker.storage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a view tells about why the circuit is as it is. */
interface ReasonContract extends StorageSteps {
  @Test
  default void saysWhatFailedAndHowManyProcessesSawIt() {
    long epoch = admit().view().epoch();
    takeAs("one", failures(epoch, new FailureCount("HTTP 503", 1)));

    CircuitView view =
        takeAs(
                "two",
                failures(
                    epoch,
                    new FailureCount("HTTP 503", 2),
                    new FailureCount("SocketTimeoutException", 1)))
            .view();

    assertThat(view.reason())
        .isEqualTo(
            "4 of 4 calls failed (100.0 %): 3 x HTTP 503, 1 x SocketTimeoutException; seen by 2"
                + " processes");
  }

  @Test
  default void tellsFourReasonsApartAndCountsTheOthers() {
    BreakerPolicy patient = POLICY.withMinimumFailures(10);
    long epoch = admit(patient).view().epoch();
    for (int i = 0; i < 9; i++) {
      report(patient, epoch, 0, 1, "E" + i);
    }

    CircuitView view = report(patient, epoch, 0, 1, "E0");

    assertThat(view.reason())
        .isEqualTo(
            "10 of 10 calls failed (100.0 %): 2 x E0, 1 x E1, 1 x E2, 1 x E3, 5 others; seen by 1"
                + " process");
  }

  @Test
  default void keepsReasonsShortAndOnOneLine() {
    long epoch = admit().view().epoch();

    CircuitView view = report(POLICY, epoch, 0, 3, "a\tb\n" + "x".repeat(100));

    assertThat(view.reason())
        .isEqualTo(
            "3 of 3 calls failed (100.0 %): 3 x a b " + "x".repeat(33) + "…; seen by 1 process");
  }

  @Test
  default void forgetsReasonsAndReportersWithTheWindow() {
    BreakerPolicy patient = POLICY.withMinimumFailures(3);
    long epoch = admit(patient).view().epoch();
    takeAs("one", failures(epoch, new FailureCount("HTTP 500", 2)));
    clock().advance(Duration.ofSeconds(40));

    CircuitView view = takeAs("two", failures(epoch, new FailureCount("HTTP 503", 3))).view();

    assertThat(view.reason())
        .isEqualTo("3 of 3 calls failed (100.0 %): 3 x HTTP 503; seen by 1 process");
  }

  @Test
  default void countsSixteenReportersAndSaysThatThereMayBeMore() {
    BreakerPolicy patient = POLICY.withMinimumFailures(20);
    long epoch = admit(patient).view().epoch();
    CircuitView view = null;
    for (int i = 0; i < 20; i++) {
      view = takeAs("process-" + i, report(patient, epoch, 1)).view();
    }

    assertThat(view.state()).isEqualTo(CircuitState.OPEN);
    assertThat(view.reason()).endsWith("seen by at least 16 processes");
  }

  @Test
  default void saysHowThePeriodBegan() {
    long epoch = admit().view().epoch();
    assertThat(admit().view().start()).isNull();
    report(epoch, 4, 2);
    clock().advance(Duration.ofSeconds(3));
    Instant tripped = clock().instant();
    CircuitView open = takeAs("two", report(POLICY, epoch, 2)).view();
    clock().advance(Duration.ofSeconds(10));

    StorageReply.Taken probing = takeAs("three", new StorageRequest.Admit(POLICY));

    assertThat(open.start())
        .isEqualTo(new PeriodStart(tripped, "two", 4, 8, 1, CircuitState.CLOSED));
    assertThat(probing.view().start())
        .isEqualTo(new PeriodStart(clock().instant(), "three", 4, 8, 1, CircuitState.OPEN));
  }

  @Test
  default void countsTheTripsOfTheLastHour() {
    for (int trip = 1; trip <= 6; trip++) {
      assertThat(take(new StorageRequest.Trip(POLICY, "flapping")).view().start().tripsLastHour())
          .isEqualTo(trip);
      clock().advance(Duration.ofMinutes(10));
    }
    clock().advance(Duration.ofMinutes(30));

    PeriodStart later = take(new StorageRequest.Trip(POLICY, "flapping")).view().start();

    assertThat(later.tripsLastHour()).isEqualTo(4);
  }
}
