package dev.breaker;

/** For calls that an operator's lock lets go while the circuit is not closed: nothing counts. */
final class UncountedLedger extends Ledger {
  UncountedLedger(CircuitBreaker breaker) {
    super(breaker);
  }

  @Override
  void succeeded() {}

  @Override
  void failed(String reason) {}

  @Override
  void abandoned() {}
}
