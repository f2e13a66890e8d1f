package dev.breaker.fleet;

/**
 * For calls that count nowhere: an operator's lock lets them go while the circuit is not closed, or
 * they are a part of the probe.
 */
public final class UncountedLedger extends Ledger {
  /** It keeps nothing, so one is enough. */
  public static final Ledger INSTANCE = new UncountedLedger();

  private UncountedLedger() {
    super(false);
  }

  @Override
  void succeeded(long waitedNanos) {}

  @Override
  void failed(String reason, long waitedNanos) {}

  @Override
  public void askedToWait(long nanos) {}

  @Override
  public void abandoned() {}
}
