package dev.breaker.demos.support;

import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down the changes of a run that never was, by milliseconds since its start. */
final class Turns {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Turned> turns = new ArrayList<>();

  static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  Turns turned(
      long millis, String client, long epoch, CircuitState from, CircuitState to, String reason) {
    turns.add(new Turned(client, at(millis), "weather", false, false, epoch, from, to, reason));
    return this;
  }

  Turns turnedLocally(long millis, String client, long epoch, CircuitState from, CircuitState to) {
    turns.add(
        new Turned(
            client, at(millis), "weather", true, false, epoch, from, to, "5 of 9 calls failed"));
    return this;
  }

  /** Trips at 5 s, probes in vain at 7 s, resets at 9.4 s, as two clients learn it. */
  static Turns ofTwoClients() {
    return new Turns()
        .turned(5_000, "client-1", 11, CircuitState.CLOSED, CircuitState.OPEN, "9 of 80 failed")
        .turned(5_030, "client-2", 11, CircuitState.CLOSED, CircuitState.OPEN, "9 of 80 failed")
        .turned(7_000, "client-2", 12, CircuitState.OPEN, CircuitState.HALF_OPEN, "9 of 80 failed")
        .turned(7_040, "client-1", 12, CircuitState.OPEN, CircuitState.HALF_OPEN, "9 of 80 failed")
        .turned(7_300, "client-2", 13, CircuitState.HALF_OPEN, CircuitState.OPEN, "probe failed")
        .turned(9_300, "client-1", 14, CircuitState.OPEN, CircuitState.HALF_OPEN, "probe failed")
        .turned(9_400, "client-1", 15, CircuitState.HALF_OPEN, CircuitState.CLOSED, "probe failed")
        .turned(9_500, "client-2", 15, CircuitState.HALF_OPEN, CircuitState.CLOSED, "probe failed");
  }

  List<Turned> list() {
    return turns;
  }

  List<Circuit> circuits() {
    return Circuit.of(turns, 2, at(20_000));
  }
}
