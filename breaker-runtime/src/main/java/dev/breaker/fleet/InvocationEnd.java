package dev.breaker.fleet;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of an invocation, after which this process may be frozen: the storage hears of what could
 * change a circuit's state, and no exchange is left under way.
 */
final class InvocationEnd {
  private final Reporter reporter;
  private final Waiting waiting;
  private final NanoClock viewClock;
  private final long timeoutNanos;

  InvocationEnd(Reporter reporter, Waiting waiting, NanoClock viewClock, long timeoutNanos) {
    this.reporter = reporter;
    this.waiting = waiting;
    this.viewClock = viewClock;
    this.timeoutNanos = timeoutNanos;
  }

  /** Ends one, with so many milliseconds left. An interrupted thread waits, too. */
  void of(IntSupplier remainingMillis) {
    Waiting.evenIfInterrupted(() -> endOf(remainingMillis));
  }

  private void endOf(IntSupplier remainingMillis) {
    if (!reporter.isAtWork()) {
      return;
    }
    boolean pressing = reporter.anyOutbox(CircuitOutbox::isPressing);
    CompletableFuture<@Nullable Void> running = reporter.exchanging();
    if (reporter.isTryingAgain() && !running.isDone()) {
      // The round finds out whether the storage is back, and no call waits for that.
      return;
    }
    if (!pressing && running.isDone() && reporter.telling().isDone()) {
      return;
    }
    long patience = Math.min(2 * timeoutNanos, half(remainingMillis));
    if (patience <= 0) {
      return;
    }
    Wait wait = waiting.begin();
    if (pressing) {
      waiting.sendAll(CircuitOutbox::isPressing, patience, false);
    } else {
      waiting.await(running, wait, patience);
    }
    // No other process may ever hear of it. How long listeners take says nothing about the storage.
    waiting.await(
        reporter.telling(),
        wait,
        Math.min(timeoutNanos - 1, patience - (viewClock.now() - wait.start())));
  }

  /** In nanoseconds. If it cannot be told, there is as much time as needed. */
  private static long half(IntSupplier remainingMillis) {
    try {
      return TimeUnit.MILLISECONDS.toNanos(remainingMillis.getAsInt()) / 2;
    } catch (Throwable thrown) {
      LOG.log(Level.WARNING, "It is not known how much time the invocation has left", thrown);
      return Long.MAX_VALUE;
    }
  }
}
