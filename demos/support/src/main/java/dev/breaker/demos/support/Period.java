package dev.breaker.demos.support;

import dev.breaker.storage.CircuitState;
import java.time.Instant;

/**
 * The time from one change of a circuit's state to the next.
 *
 * @param from when the first client learnt of it
 * @param until when the first client learnt of the next, or the end of the run
 * @param trip whether a closed circuit opened then
 */
public record Period(CircuitState state, Instant from, Instant until, boolean trip) {
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }
}
