package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fleet waits for a probe, so its outcome arrives whatever becomes of the connection. */
class ProbeOutcomeTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withReEnableAfter(Duration.ofSeconds(300));

  @AutoClose private final TestFleet fleet = new TestFleet(POLICY, Duration.ofSeconds(1));
  private final TestFleet.Member member = fleet.join();
  private final TestFleet.Member other = fleet.join();
  private Permit probe;

  /** What becomes of the first report. */
  enum Fate {
    NEVER_ARRIVES,
    LOSES_ITS_REPLY
  }

  @BeforeEach
  void beginProbe() throws Exception {
    member.breaker().trip("broken");
    fleet.clock.advance(POLICY.reEnableAfter());
    probe = member.breaker().acquire();
    assertThat(other.breaker().tryAcquire()).isEmpty();
    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.HALF_OPEN);
  }

  private void breakFor(Fate fate) {
    if (fate == Fate.NEVER_ARRIVES) {
      member.storage().failWith("Connection reset");
    } else {
      member.storage().loseReplies();
    }
  }

  private void awaitFleet(CircuitState state) {
    Eventually.until(() -> fleet.truth().view().state() == state);
    Eventually.until(() -> !member.breaker().status().degraded());
    assertThat(fleet.truth().view().state()).isEqualTo(state);
    assertThat(member.breaker().status().state()).isEqualTo(state);
  }

  @Test
  void aProbeWhoseCallerHasGivenUpIsLeasedToAnother() {
    probe.failed("HTTP 503");
    fleet.clock.advance(POLICY.reEnableAfter());
    member.storage().holdReplies();
    CompletableFuture<Admission> asked = member.breaker().admitAsync();
    Eventually.until(() -> fleet.truth().view().state() == CircuitState.HALF_OPEN);

    assertThat(asked.cancel(false)).isTrue();
    member.storage().release();

    Eventually.until(() -> other.breaker().tryAcquire().isPresent());
  }

  @Test
  void aCallThatIsCancelledLeavesTheProbeToAnotherThatWaits() throws Exception {
    probe.failed("HTTP 503");
    fleet.clock.advance(POLICY.reEnableAfter());
    int before = member.storage().exchangeCount();
    member.storage().holdReplies();
    CompletableFuture<Admission> busy =
        member.breakers().breaker(BreakerPolicy.forService("weather")).admitAsync();
    Eventually.until(() -> member.storage().exchangeCount() > before);
    CompletableFuture<Admission> cancelled = member.breaker().admitAsync();
    CompletableFuture<Admission> waiting = member.breaker().admitAsync();

    assertThat(cancelled.cancel(false)).isTrue();
    member.storage().release();

    assertThat(busy.get(30, TimeUnit.SECONDS)).isInstanceOf(Permit.class);
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isInstanceOf(Permit.class);
  }

  @ParameterizedTest
  @EnumSource
  void itsSuccessIsSentAgain(Fate fate) {
    breakFor(fate);

    probe.succeeded();

    Eventually.until(() -> member.breaker().status().degraded());
    assertThat(member.breaker().tryAcquire()).as("the local circuit knows of it").isPresent();
    member.storage().work();
    awaitFleet(CircuitState.CLOSED);
    fleet.clock.advance(Duration.ofSeconds(2));
    Eventually.until(() -> other.breaker().tryAcquire().isPresent());
  }

  @ParameterizedTest
  @EnumSource
  void itsFailureIsSentAgain(Fate fate) {
    breakFor(fate);

    probe.failed("HTTP 503");

    Eventually.until(() -> member.breaker().status().degraded());
    assertThat(member.breaker().tryAcquire()).isEmpty();
    assertThat(member.breaker().status().state()).isEqualTo(CircuitState.OPEN);
    member.storage().work();
    awaitFleet(CircuitState.OPEN);
    assertThat(fleet.shared().history("github", 10)).hasSize(3);
  }

  @Test
  void itComesWhileTheStorageIsAway() {
    member.storage().failWith("Connection reset");
    fleet.clock.advance(Duration.ofSeconds(2));
    member.breaker().tryAcquire();
    Eventually.until(() -> member.breaker().status().degraded());

    probe.succeeded();
    member.storage().work();

    awaitFleet(CircuitState.CLOSED);
  }

  @Test
  void itChangesNothingOnceAnotherProcessHasTheLease() {
    member.storage().failWith("Connection reset");
    probe.failed("HTTP 503");
    Eventually.until(() -> member.breaker().status().degraded());
    fleet.clock.advance(POLICY.probeLease());
    Permit next = other.breaker().tryAcquire().orElseThrow();
    next.succeeded();

    member.storage().work();

    awaitFleet(CircuitState.CLOSED);
    assertThat(fleet.truth().view().failures()).isZero();
  }
}
