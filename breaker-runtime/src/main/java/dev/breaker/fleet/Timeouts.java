package dev.breaker.fleet;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Acts for callers that do not wait on a thread of their own, and for exchanges that do not end: a
 * daemon thread that is started when it is first needed.
 *
 * <p>The storage's timeout is the same for all, so those who asked first are due first. The first
 * one that finds the storage away answers all who asked.
 */
final class Timeouts {
  private static final NanoClock CLOCK = ProcessClock.SYSTEM;

  /**
   * An exchange is ended when this thread has found it under way so often, one timeout apart. Times
   * of day would not do: a process that was frozen in the middle of an exchange has its reply.
   */
  private static final int LOOKS = 3;

  private final Reporter reporter;
  private final long timeoutNanos;
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final DueThread thread = new DueThread("breaker-timeouts", this::work);

  private volatile boolean watching;

  // Of this thread.
  private long seen;
  private int looks;
  private long lookAt = CLOCK.roughlyNow();

  /** No record: each is one of its own, which is how it is taken out. */
  private static final class Asked {
    final FleetCircuit circuit;
    final CompletableFuture<Decision> answer;
    final Wait waiting;
    final long dueAt;

    Asked(FleetCircuit circuit, CompletableFuture<Decision> answer, Wait waiting, long dueAt) {
      this.circuit = circuit;
      this.answer = answer;
      this.waiting = waiting;
      this.dueAt = dueAt;
    }
  }

  Timeouts(Reporter reporter, long timeoutNanos) {
    this.reporter = reporter;
    this.timeoutNanos = timeoutNanos;
  }

  /** Has this question answered by the circuit itself, unless the storage does so in time. */
  void add(FleetCircuit circuit, CompletableFuture<Decision> answer, Wait wait) {
    for (Asked first; (first = asked.peek()) != null && first.answer.isDone(); ) {
      asked.remove(first);
    }
    long dueAt = CLOCK.roughlyNow() + timeoutNanos;
    asked.add(new Asked(circuit, answer, wait, dueAt));
    thread.wakeAt(dueAt);
  }

  /** The exchange that is under way, or about to be, may never end by itself. */
  void watchExchange() {
    if (!watching) {
      watching = true;
      thread.wakeWithin(timeoutNanos);
    }
  }

  private void work() {
    answerWhoIsDue();
    if (watching) {
      watch();
    }
  }

  private void answerWhoIsDue() {
    for (Asked first; (first = asked.peek()) != null; ) {
      if (!first.answer.isDone() && !reporter.availability().isAway()) {
        if (first.dueAt - CLOCK.roughlyNow() > 0) {
          thread.wakeAt(first.dueAt);
          return;
        }
        reporter.waiting().timedOut(first.waiting, timeoutNanos);
      }
      asked.remove(first);
      if (!first.answer.isDone()) {
        Askers.answer(first.answer, first.circuit.admitUnanswered());
      }
    }
  }

  private void watch() {
    if (lookAt - CLOCK.roughlyNow() > 0) {
      // It has woken up to answer a call.
      thread.wakeAt(lookAt);
      return;
    }
    lookAt = CLOCK.roughlyNow() + timeoutNanos;
    long current = reporter.exchanges().workUnderWay();
    if (current == 0) {
      watching = false;
      looks = 0;
      return;
    }
    looks = current == seen ? looks + 1 : 1;
    seen = current;
    if (looks >= LOOKS) {
      looks = 0;
      reporter.exchanges().endExchange();
    }
    thread.wakeAt(lookAt);
  }

  /** Ends the thread, and waits for that up to the given time. */
  void stop(long nanos) {
    thread.stop(nanos);
  }
}
