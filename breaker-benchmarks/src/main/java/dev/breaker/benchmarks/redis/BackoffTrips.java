package dev.breaker.benchmarks.redis;

import dev.breaker.Admission;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import dev.breaker.benchmarks.report.RecoveryResults.Backoff;
import dev.breaker.benchmarks.report.RecoveryResults.Trip;
import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a circuit stays open whose probes fail. Two processes probe in turns, so that each goes
 * by what the other has left in Redis.
 */
final class BackoffTrips {
  private static final int PROCESSES = 2;
  private static final long CALL_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_DELAY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("backoff").withReEnableAfter(Duration.ofSeconds(1)).withBackoff(2);

  private BackoffTrips() {}

  static Backoff measure(BenchmarkRedis redis, int trips) throws CircuitOpenException {
    try (Processes processes = Processes.started(redis, PROCESSES, POLICY)) {
      List<Trip> measured = new ArrayList<>();
      long tripped = System.nanoTime();
      processes.trip();
      for (int trip = 0; trip < trips - 1; trip++) {
        int prober = (trip + 1) % PROCESSES;
        CircuitBreaker breaker = processes.breaker(prober);
        Duration open = openTime(breaker);
        Permit probe = probe(breaker, System.nanoTime() + open.toNanos());
        measured.add(trip(trip, open, System.nanoTime() - tripped));
        tripped = System.nanoTime();
        probe.failed(Processes.FAILURE);
        processes.flush(prober);
      }
      measured.add(trip(trips - 1, openTime(processes.breaker(trips % PROCESSES)), 0));
      return new Backoff(POLICY.backoff(), measured, processes.degraded());
    }
  }

  private static Trip trip(int before, Duration open, long probedAfterNanos) {
    return new Trip(POLICY.openTime(before).toNanos(), open.toNanos(), probedAfterNanos);
  }

  /** As a process knows it that has not caused the trip, and has to ask for it. */
  private static Duration openTime(CircuitBreaker breaker) {
    Admission refused = breaker.admit();
    if (refused instanceof Permit permit) {
      permit.abandoned();
      throw new IllegalStateException("a call went right after a trip");
    }
    return breaker.status().retryAfter();
  }

  /** Calls until one may go. */
  private static Permit probe(CircuitBreaker breaker, long due) {
    while (System.nanoTime() - due < LONGEST_DELAY_NANOS) {
      if (breaker.admit() instanceof Permit permit) {
        return permit;
      }
      LockSupport.parkNanos(CALL_EVERY_NANOS);
    }
    throw new IllegalStateException("no probe went in time");
  }
}
