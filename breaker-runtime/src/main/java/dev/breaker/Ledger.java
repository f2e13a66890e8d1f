package dev.breaker;

/** Where the outcomes of the calls that were admitted in one epoch are entered. */
abstract class Ledger {
  final CircuitBreaker breaker;

  /** Whether anybody listens; a copy, at hand where every nanosecond counts. */
  final boolean heard;

  Ledger(CircuitBreaker breaker) {
    this.breaker = breaker;
    heard = breaker.isHeard();
  }

  abstract void succeeded();

  abstract void failed(String reason);

  abstract void abandoned();
}
