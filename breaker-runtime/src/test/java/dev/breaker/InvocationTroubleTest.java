package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Invocations whose storage has heard of every failure, whatever comes in between. */
class InvocationTroubleTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withMinimumFailures(3);

  @AutoClose private final TestFleet fleet = new TestFleet(POLICY, Duration.ofSeconds(1));
  private final TestFleet.Member member = fleet.join();

  private static void run(Runnable work) throws Exception {
    CompletableFuture.runAsync(work).get(30, TimeUnit.SECONDS);
  }

  private long heardFailures() {
    return fleet.truth().view().failures();
  }

  @Test
  void aSecondServiceThatIsCalledDuringTheFirstWordsIsHeardOfToo() throws Exception {
    BreakerPolicy other = BreakerPolicy.forService("gitlab");
    RemoteMemory storage =
        new RemoteMemory(fleet.shared(), Duration.ofMillis(200), Duration.ofHours(1));
    storage.hang();
    try (CircuitBreakers breakers = CircuitBreakers.builder().storage(storage).build()) {
      InvocationScope invocation = breakers.invocation();
      breakers.breaker(POLICY).acquire().succeeded();
      breakers.breaker(other).acquire().failed("HTTP 503");
      storage.work();
      Eventually.until(storage::isWatched);

      // On a loaded machine, what is answered late is an outage, and an end of its own.
      invocation.close();
      breakers.flush();

      Eventually.until(() -> fleet.shared().circuit(other).view().failures() == 1);
    }
  }

  @Test
  void aCallThatWentForWantOfAnAnswerIsHeardOfToo() throws Exception {
    member.breaker().acquire().abandoned();
    fleet.clock.advance(Duration.ofSeconds(2));
    member.storage().holdReplies();
    InvocationScope invocation = member.breakers().invocation();
    Thread.currentThread().interrupt();
    Permit permit = member.breaker().acquire();
    assertThat(Thread.interrupted()).isTrue();
    permit.failed("HTTP 503");

    CompletableFuture<Void> ended = CompletableFuture.runAsync(invocation::close);
    Eventually.until(() -> member.storage().exchangeCount() >= 2);
    member.storage().release();
    ended.get(30, TimeUnit.SECONDS);

    assertThat(heardFailures()).isEqualTo(1);
  }

  @Test
  void anInterruptedThreadEndsItsInvocationAllTheSame() throws Exception {
    run(
        () -> {
          InvocationScope invocation = member.breakers().invocation();
          member.breaker().tryAcquire().orElseThrow().failed("HTTP 503");
          Thread.currentThread().interrupt();
          invocation.close();
          assertThat(Thread.interrupted()).isTrue();
          assertThat(heardFailures()).isEqualTo(1);

          member.breaker().tryAcquire().orElseThrow().succeeded();
          Thread.currentThread().interrupt();
          member.breakers().flush();
          assertThat(Thread.interrupted()).isTrue();
          assertThat(fleet.truth().view().total()).isEqualTo(2);
        });
  }

  @Test
  void whoCannotTellWhatIsLeftHasAllTheTime() throws Exception {
    IntSupplier broken =
        () -> {
          throw new IllegalStateException("there is no context");
        };
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      InvocationScope invocation = member.breakers().invocation(broken);
      member.breaker().acquire().failed("HTTP 503");
      invocation.close();

      assertThat(heardFailures()).isEqualTo(1);
      assertThat(log.messages())
          .containsExactly("It is not known how much time the invocation has left");
    }
  }

  @Test
  void anInvocationThatCannotBeginChangesNothing() throws Exception {
    assertThatNullPointerException()
        .isThrownBy(() -> member.breakers().invocation(null))
        .withMessage("remainingMillis");

    member.breaker().acquire().succeeded();

    Eventually.until("reported in the background", () -> fleet.truth().view().total() == 1);
  }

  /** Nothing more is sent until the storage works. */
  private static void occupyReporter(RemoteMemory storage) {
    Eventually.until(storage::isWatched);
    int before = storage.exchangeCount();
    storage.hang();
    storage.push("github");
    Eventually.until(() -> storage.exchangeCount() > before);
  }

  /** Many sandboxes that ran out of time thaw at once. */
  @Test
  void failuresThatAreOlderThanTheWindowAreNotCounted() throws Exception {
    List<TestFleet.Member> sandboxes = List.of(fleet.join(), fleet.join(), fleet.join());
    for (TestFleet.Member sandbox : sandboxes) {
      sandbox.breaker().acquire().succeeded();
      sandbox.breakers().flush();
      occupyReporter(sandbox.storage());
      InvocationScope invocation = sandbox.breakers().invocation(() -> 0);
      sandbox.breaker().acquire().failed("HTTP 503");
      invocation.close();
    }
    fleet.clock.advance(Duration.ofHours(3));

    for (TestFleet.Member sandbox : sandboxes) {
      sandbox.storage().work();
      sandbox.breaker().acquire().succeeded();
      sandbox.breakers().flush();
    }

    assertThat(heardFailures()).isZero();
    assertThat(
            sandboxes.stream()
                .flatMap(sandbox -> sandbox.storage().requests().stream())
                .filter(StorageRequest.Report.class::isInstance)
                .mapToLong(report -> ((StorageRequest.Report) report).successes())
                .sum())
        .as("successes, without which failures would look like all that there was")
        .isEqualTo(6);
  }

  @Test
  void listenersHaveHeardOfAnOutageWhenItEnds() throws Exception {
    member.breaker().acquire().succeeded();
    member.breakers().flush();
    CompletableFuture<Void> told = new CompletableFuture<>();
    CompletableFuture<Void> telling = new CompletableFuture<>();
    RemoteMemory storage = RemoteMemory.patient(fleet.shared());
    BreakerListener slow =
        new BreakerListener() {
          @Override
          public void onStorageUnavailable(String problem) {
            telling.complete(null);
            told.join();
          }
        };
    try (CircuitBreakers breakers =
        CircuitBreakers.builder().storage(storage).listener(slow).build()) {
      CircuitBreaker breaker = breakers.breaker(POLICY);
      breaker.acquire().abandoned();
      Eventually.until(storage::isWatched);
      storage.failWith("connection refused");
      InvocationScope invocation = breakers.invocation();
      storage.push("github");
      telling.get(30, TimeUnit.SECONDS);

      Thread end = new Thread(invocation::close);
      end.start();
      Eventually.until(() -> end.getState() == Thread.State.TIMED_WAITING);
      told.complete(null);
      end.join(TimeUnit.SECONDS.toMillis(30));

      assertThat(end.isAlive()).isFalse();
    } finally {
      told.complete(null);
    }
  }
}
