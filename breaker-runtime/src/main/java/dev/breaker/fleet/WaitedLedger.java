package dev.breaker.fleet;

/** Of a call that waited for its admission, so that its outcome does not wait as long again. */
final class WaitedLedger extends Ledger {
  private final Ledger ledger;
  private final long nanos;

  WaitedLedger(Ledger ledger, long nanos) {
    super(ledger.probe);
    this.ledger = ledger;
    this.nanos = nanos;
  }

  @Override
  void succeeded(long waitedNanos) {
    ledger.succeeded(nanos);
  }

  @Override
  void failed(String reason, long waitedNanos) {
    ledger.failed(reason, nanos);
  }

  @Override
  public void askedToWait(long waitNanos) {
    ledger.askedToWait(waitNanos);
  }

  @Override
  public void abandoned() {
    ledger.abandoned();
  }
}
