package dev.breaker.fleet;

import dev.breaker.base.NanoClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The waits for what the reporting thread does: of calls for an answer, and of those who flush for
 * all that there is to say. None blocks for longer than it says; that thread itself never waits
 * here.
 */
final class Waiting {
  /** An exchange can teach what the next one has to say. One more may be under way before. */
  private static final int MOST_ROUNDS = 3;

  private final Reporter reporter;
  private final NanoClock viewClock;
  private final long timeoutNanos;

  Waiting(Reporter reporter, NanoClock viewClock, long timeoutNanos) {
    this.reporter = reporter;
    this.viewClock = viewClock;
    this.timeoutNanos = timeoutNanos;
  }

  /** Begins to wait. Call it before what the answer depends on is begun. */
  Wait begin() {
    return new Wait(viewClock.now(), reporter.exchanges().answers());
  }

  /**
   * Waits for an answer up to the timeout; if there is none by then, and none to anybody else, the
   * storage is away.
   */
  boolean await(CompletableFuture<?> answer, Wait wait) {
    return await(answer, wait, timeoutNanos);
  }

  /** Waits for what is left of the timeout to a call that has waited before. */
  void awaitConfirmation(CompletableFuture<?> answer, Wait wait, long waitedNanos) {
    if (reporter.isReachable() && waitedNanos < timeoutNanos) {
      await(answer, wait, timeoutNanos - waitedNanos);
    }
  }

  /** Less patience than the timeout says nothing about the storage. */
  boolean await(CompletableFuture<?> answer, Wait wait, long nanos) {
    if (reporter.isCurrentThread()) {
      return answer.isDone();
    }
    try {
      answer.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      if (nanos >= timeoutNanos) {
        timedOut(wait, nanos);
      }
      return answer.isDone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return answer.isDone();
    } catch (ExecutionException e) {
      throw new IllegalStateException("answers are never exceptional", e);
    }
  }

  /**
   * A call waited in vain for at least the timeout. A storage that answered another call meanwhile
   * is there; it has much to do.
   */
  void timedOut(Wait wait, long patience) {
    reporter.timeouts().watchExchange();
    if (reporter.exchanges().answers() == wait.answers()
        && viewClock.now() - wait.start() - patience < reporter.stoodStillNanos()) {
      reporter.availability().timedOut();
    }
  }

  void flush() {
    // One timeout for the exchange that is under way, one for what has gathered meanwhile. Those
    // who flush want it all to arrive, so they wait on for a storage that answers.
    evenIfInterrupted(() -> sendAll(CircuitOutbox::hasUnacknowledged, 2 * timeoutNanos, true));
  }

  /**
   * Sends and waits until no circuit has any more to say, or patience ends: with all of it, or with
   * an exchange that takes so long.
   */
  void sendAll(Predicate<CircuitOutbox> unsaid, long patience, boolean whileItAnswers) {
    long start = viewClock.now();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      long left = whileItAnswers ? patience : patience - (viewClock.now() - start);
      if (left <= 0 || !reporter.isReachable() || !reporter.anyOutbox(unsaid)) {
        return;
      }
      Wait wait = begin();
      CompletableFuture<@Nullable Void> sent = reporter.send();
      while (!await(sent, wait, left)) {
        if (!whileItAnswers
            || reporter.exchanges().answers() == wait.answers()
            || !reporter.isReachable()) {
          return;
        }
        wait = begin();
      }
    }
  }

  /** For waits that end soon anyway, and for whose sake the thread is still there. */
  static void evenIfInterrupted(Runnable waiting) {
    boolean interrupted = Thread.interrupted();
    try {
      waiting.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits until the round that is under way is over. */
  void awaitRound() {
    await(reporter.exchanging(), begin(), 2 * timeoutNanos);
  }
}
