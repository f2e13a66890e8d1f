package dev.breaker;

/**
 * For calls that count nowhere: an operator's lock lets them go while the circuit is not closed, or
 * they are a part of the probe.
 */
final class UncountedLedger extends Ledger {
  UncountedLedger(CircuitBreaker breaker) {
    super(breaker, false);
  }

  @Override
  void succeeded(int waitedMicros) {}

  @Override
  void failed(String reason, int waitedMicros) {}

  @Override
  void abandoned() {}
}
