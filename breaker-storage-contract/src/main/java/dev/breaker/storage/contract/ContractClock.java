package dev.breaker.storage.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of a storage under test, which the tests of the contract move. */
public final class ContractClock implements InstantSource {
  private volatile Instant instant = Instant.parse("2026-01-01T00:00:00Z");

  ContractClock() {}

  @Override
  public Instant instant() {
    return instant;
  }

  /** Moves the clock, back too. */
  synchronized void advance(Duration by) {
    instant = instant.plus(by);
  }
}
