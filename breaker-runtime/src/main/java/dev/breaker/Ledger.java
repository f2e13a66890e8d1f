package dev.breaker;

/** Where the outcomes of the calls that were admitted in one epoch are entered. */
abstract class Ledger {
  final CircuitBreaker breaker;

  Ledger(CircuitBreaker breaker) {
    this.breaker = breaker;
  }

  abstract void succeeded();

  abstract void failed(String reason);

  abstract void abandoned();
}
