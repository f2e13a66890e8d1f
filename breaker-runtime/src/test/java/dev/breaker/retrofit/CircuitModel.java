package dev.breaker.retrofit;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;

/** What a circuit has to do, in a few lines: one thread, and seconds that the test counts. */
final class CircuitModel {
  private final BreakerPolicy policy;
  CircuitState state = CircuitState.CLOSED;
  int successes;
  int failures;
  private int epoch;
  private long now;
  private long until;

  enum Outcome {
    SUCCESS,
    FAILURE,
    NONE
  }

  CircuitModel(BreakerPolicy policy) {
    this.policy = policy;
  }

  /** For how many seconds calls are refused. */
  long refusedFor() {
    return state == CircuitState.CLOSED ? 0 : Math.max(0, until - now);
  }

  void advance(long seconds) {
    now += seconds;
  }

  int epoch() {
    return epoch;
  }

  /** Whether a call may go; it is the probe if the circuit is not closed. */
  boolean admits() {
    if (state == CircuitState.CLOSED) {
      return true;
    }
    if (refusedFor() > 0) {
      return false;
    }
    state = CircuitState.HALF_OPEN;
    until = now + policy.probeLease().toSeconds();
    epoch++;
    return true;
  }

  /** A call of that epoch ended. Late ones change nothing. */
  void settle(int admittedIn, Outcome outcome) {
    if (admittedIn != epoch) {
      return;
    }
    if (outcome == Outcome.NONE) {
      if (state == CircuitState.HALF_OPEN) {
        until = now;
      }
    } else if (state == CircuitState.HALF_OPEN) {
      turn(outcome == Outcome.SUCCESS ? CircuitState.CLOSED : CircuitState.OPEN);
    } else if (outcome == Outcome.SUCCESS) {
      successes++;
    } else {
      failures++;
      if (policy.trips(failures, failures + successes)) {
        turn(CircuitState.OPEN);
      }
    }
  }

  void turn(CircuitState next) {
    state = next;
    epoch++;
    if (next == CircuitState.OPEN) {
      until = now + policy.reEnableAfter().toSeconds();
    } else {
      successes = 0;
      failures = 0;
    }
  }
}
