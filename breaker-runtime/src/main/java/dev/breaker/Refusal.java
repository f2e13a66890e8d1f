package dev.breaker;

/** What a caller of a guarded Retrofit call gets while the circuit is open. */
public enum Refusal {
  /**
   * An HTTP 500 with the header {@code X-Circuit-Breaker: breaker tripped}, made on the spot, so
   * that code which already handles a failing backend needs no change. The default.
   */
  RESPOND_500,
  /** A {@link CircuitOpenException}. */
  THROW
}
