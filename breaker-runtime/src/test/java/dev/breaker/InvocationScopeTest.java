package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A process that is frozen between invocations. */
@SuppressWarnings("try")
class InvocationScopeTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(3);

  @AutoClose private final TestFleet fleet = new TestFleet(POLICY, Duration.ofSeconds(1));
  private final TestFleet.Member member = fleet.join();

  private void thawAfter(Duration frozen) {
    fleet.clock.advance(frozen);
  }

  private long reported() {
    return fleet.truth().view().total();
  }

  @Test
  void failuresHaveBeenHeardOfWhenItEnds() throws Exception {
    try (InvocationScope scope = member.breakers().invocation()) {
      member.breaker().acquire().failed("HTTP 503");
    }

    assertThat(fleet.truth().view().failures()).isEqualTo(1);
  }

  @Test
  void successesWaitForTheNextWordsWithTheStorage() throws Exception {
    try (InvocationScope scope = member.breakers().invocation()) {
      member.breaker().acquire().succeeded();
    }
    int requests = member.storage().requests().size();
    try (InvocationScope scope = member.breakers().invocation()) {
      member.breaker().acquire().succeeded();
    }
    assertThat(member.storage().requests()).hasSize(requests);

    thawAfter(Duration.ofMinutes(20));
    try (InvocationScope scope = member.breakers().invocation()) {
      Permit permit = member.breaker().acquire();
      Eventually.until(() -> member.storage().exchangeCount() == 3);
      permit.succeeded();
    }

    assertThat(reported()).isEqualTo(2);
    assertThat(member.storage().requests().get(1)).isInstanceOf(StorageRequest.Admit.class);
    assertThat(member.storage().requests().get(2)).isInstanceOf(StorageRequest.Report.class);
  }

  /** Failures decide on the call, so they go with the question, and before it. */
  @Test
  void failuresOfBeforeAFreezeAreToldBeforeACallGoes() throws Exception {
    member.breaker().acquire().abandoned();
    TestFleet.Member other = fleet.join();
    for (int i = 0; i < 2; i++) {
      other.breaker().acquire().failed("HTTP 503");
      other.breakers().flush();
    }
    InvocationScope outOfTime = member.breakers().invocation(() -> 0);
    member.breaker().acquire().failed("HTTP 503");
    outOfTime.close();
    thawAfter(Duration.ofSeconds(2));

    assertThat(member.breaker().tryAcquire()).isEmpty();
    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.OPEN);
  }

  @Test
  void theProbesOutcomeHasBeenHeardOfWhenItEnds() throws Exception {
    member.breaker().trip("broken");
    thawAfter(POLICY.reEnableAfter());

    try (InvocationScope scope = member.breakers().invocation()) {
      member.breaker().acquire().succeeded();
    }

    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void aThawedProcessAsksFirst() throws Exception {
    for (Duration frozen :
        new Duration[] {Duration.ofMillis(1001), Duration.ofSeconds(60), Duration.ofMinutes(20)}) {
      try (InvocationScope scope = member.breakers().invocation()) {
        member.breaker().acquire().succeeded();
      }
      int asked = asked();

      thawAfter(frozen);
      member.breaker().acquire().succeeded();

      assertThat(asked()).isEqualTo(asked + 1);
    }
  }

  private int asked() {
    return (int)
        member.storage().requests().stream().filter(StorageRequest.Admit.class::isInstance).count();
  }

  @Test
  void aProbeThatNeverThawsIsLeasedAnew() throws Exception {
    TestFleet.Member other = fleet.join();
    member.breaker().trip("broken");
    thawAfter(POLICY.reEnableAfter());
    Permit frozen = member.breaker().acquire();
    assertThat(other.breaker().tryAcquire()).isEmpty();
    thawAfter(POLICY.probeLease());

    Permit probe = other.breaker().acquire();
    probe.succeeded();
    frozen.failed("HTTP 503");

    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void nothingIsCountedTwiceHoweverOftenItIsFrozen() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (InvocationScope scope = member.breakers().invocation()) {
        member.breaker().acquire().succeeded();
        if (i % 10 == 0) {
          member.breaker().acquire().failed("HTTP 503");
        }
      }
      thawAfter(Duration.ofMillis(100L * i));
    }
    member.breakers().flush();

    long successes = 0;
    long failures = 0;
    for (StorageRequest request : member.storage().requests()) {
      if (request instanceof StorageRequest.Report report) {
        successes += report.successes();
        failures += report.failures();
      }
    }
    assertThat(successes).isEqualTo(20);
    assertThat(failures).isEqualTo(2);
  }

  @Test
  void waitsNoLongerThanHalfOfWhatIsLeft() throws Exception {
    member.breaker().acquire().succeeded();
    member.breakers().flush();
    member.storage().hang();
    member.breaker().acquire().failed("HTTP 503");
    AtomicInteger asked = new AtomicInteger();

    // The storage's own timeout is a minute.
    CompletableFuture<Void> ended =
        CompletableFuture.runAsync(
            () ->
                member
                    .breakers()
                    .invocation(
                        () -> {
                          asked.incrementAndGet();
                          return 10;
                        })
                    .close());
    ended.get(30, TimeUnit.SECONDS);

    assertThat(asked).hasValue(1);
    assertThat(member.breaker().status().degraded()).as("too little time proves nothing").isFalse();
    member.breakers().invocation(() -> 0).close();
    member.breakers().invocation(() -> -5).close();
    member.storage().work();
  }

  @Test
  void waitsForAnExchangeThatAFreezeWouldCutInTwo() throws Exception {
    member.breaker().trip("broken");
    thawAfter(Duration.ofSeconds(2));
    member.storage().hang();
    InvocationScope scope = member.breakers().invocation();
    assertThat(member.breaker().tryAcquire()).as("refused, and refreshed behind it").isEmpty();
    Eventually.until(() -> member.storage().requests().size() >= 2);
    CompletableFuture<Void> ended = CompletableFuture.runAsync(scope::close);
    try {
      ended.get(100, TimeUnit.MILLISECONDS);
      assertThat(false).as("it ended while the exchange was under way").isTrue();
    } catch (TimeoutException e) {
      assertThat(ended).isNotDone();
    }

    member.storage().work();

    ended.get(30, TimeUnit.SECONDS);
  }

  @Test
  void waitsForNothingWhileTheStorageIsAway() throws Exception {
    member.breaker().acquire().succeeded();
    member.storage().failWith("connection refused");
    member.breaker().acquire().failed("HTTP 503");
    Eventually.until(() -> member.breaker().status().degraded());
    member.storage().hang();

    member.breaker().acquire().failed("HTTP 503");
    member.breakers().invocation().close();

    member.storage().work();
  }

  /** A freeze would keep what is being told from everybody, for as long as it lasts. */
  @Test
  void waitsForListenersThatAreToldOfATransition() throws Exception {
    Ending ending = new Ending();
    BreakerListener slow =
        new BreakerListener() {
          @Override
          public void onTransition(Transition transition) {
            ending.await();
          }
        };
    RemoteMemory storage = RemoteMemory.patient(fleet.shared());
    try (CircuitBreakers breakers =
        CircuitBreakers.builder().storage(storage).listener(slow).build()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      breaker.acquire().abandoned();
      Eventually.until(storage::isWatched);
      member.breaker().trip("broken");

      InvocationScope scope = breakers.invocation();
      storage.push("github");
      ending.begin(scope);

      assertThat(ending.whatItDid()).isEqualTo(Thread.State.TIMED_WAITING);
      assertThat(breaker.status().degraded()).isFalse();
    }
  }

  @Test
  void waitsUntilAnOutageIsLogged() throws Exception {
    member.breaker().trip("broken");
    thawAfter(Duration.ofSeconds(2));
    Ending ending = new Ending();
    Logger logger = Logger.getLogger("dev.breaker");
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      logger.setFilter(
          record -> {
            ending.await();
            return true;
          });
      InvocationScope scope = member.breakers().invocation();
      member.storage().failWith("connection refused");
      assertThat(member.breaker().tryAcquire()).as("refused, and refreshed behind it").isEmpty();
      ending.begin(scope);

      assertThat(ending.whatItDid()).isEqualTo(Thread.State.TIMED_WAITING);
      assertThat(log.messages()).hasSize(1).first().asString().contains("connection refused");
    } finally {
      logger.setFilter(null);
    }
  }

  /** The end of an invocation on a thread of its own, and what it does while another is busy. */
  private static final class Ending {
    private final CompletableFuture<Thread> began = new CompletableFuture<>();
    private final CompletableFuture<Thread.State> did = new CompletableFuture<>();

    void begin(InvocationScope scope) throws Exception {
      Thread thread = new Thread(scope::close);
      thread.start();
      began.complete(thread);
      thread.join(TimeUnit.SECONDS.toMillis(30));
      assertThat(thread.isAlive()).isFalse();
    }

    /** For the thread that is busy, until the invocation has ended or waits for it. */
    void await() {
      Thread thread = began.join();
      Eventually.until(
          () ->
              Set.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED)
                  .contains(thread.getState()));
      did.complete(thread.getState());
    }

    Thread.State whatItDid() throws Exception {
      return did.get(30, TimeUnit.SECONDS);
    }
  }
}
