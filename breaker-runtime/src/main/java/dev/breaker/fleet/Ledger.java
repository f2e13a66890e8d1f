package dev.breaker.fleet;

/**
 * Where the outcomes of the calls that were admitted in one epoch are entered. Each call enters one
 * outcome. Safe for any number of threads.
 */
public abstract non-sealed class Ledger implements Decision {
  /** Whether the one call that it admits is the probe of a half-open circuit. */
  final boolean probe;

  Ledger(boolean probe) {
    this.probe = probe;
  }

  /**
   * Whether the call is the probe of a half-open circuit.
   *
   * @return true if so
   */
  public final boolean isProbe() {
    return probe;
  }

  /** The call succeeded. An outcome that decides the circuit's state waits for the storage. */
  public final void succeeded() {
    succeeded(0);
  }

  /**
   * The call failed. An outcome that decides the circuit's state waits for the storage.
   *
   * @param reason what the failure was
   */
  public final void failed(String reason) {
    failed(reason, 0);
  }

  /**
   * The backend asked to be left alone for a while, with the failure that is entered next.
   *
   * @param nanos for how long from now, above 0
   */
  public abstract void askedToWait(long nanos);

  /** The call has no outcome. Never waits. */
  public abstract void abandoned();

  /** A call succeeded, which has waited that long for its admission. */
  abstract void succeeded(long waitedNanos);

  /** A call failed, which has waited that long for its admission. */
  abstract void failed(String reason, long waitedNanos);
}
