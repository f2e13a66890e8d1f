package dev.breaker.storage;

/** What a circuit does with the calls that come to it. */
public enum CircuitState {
  /** Calls go, and their outcomes count. */
  CLOSED,
  /** Calls are refused until the open time is over. */
  OPEN,
  /** The open time is over: one leased probe goes, every other call is refused. */
  HALF_OPEN
}
