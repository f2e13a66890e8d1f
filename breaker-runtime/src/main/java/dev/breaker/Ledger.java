package dev.breaker;

/** Where the outcomes of the calls that were admitted in one epoch are entered. */
abstract class Ledger {
  final CircuitBreaker breaker;

  /** Whether anybody listens; a copy, at hand where every nanosecond counts. */
  final boolean heard;

  /** Whether the one call that it admits is the probe of a half-open circuit. */
  final boolean probe;

  Ledger(CircuitBreaker breaker, boolean probe) {
    this.breaker = breaker;
    this.probe = probe;
    heard = breaker.isHeard();
  }

  /** A call succeeded, which has waited that long for its admission. */
  abstract void succeeded(int waitedMicros);

  /** A call failed, which has waited that long for its admission. */
  abstract void failed(String reason, int waitedMicros);

  abstract void abandoned();
}
