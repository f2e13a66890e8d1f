package dev.breaker.storage;

/**
 * What a circuit knows of its way back, from one period to the next. Immutable.
 *
 * @param trips how often it tripped by itself since the last reset that held for {@link
 *     BreakerPolicy#reEnableAfter()}
 * @param resetAt when it was reset last; without meaning while there were no trips
 * @param succeeded how many probes have succeeded in a row since it tripped
 * @param retryAt until when the backend asked to be left alone
 * @param asked whether it did, since the last reset
 */
record Trials(int trips, long resetAt, int succeeded, long retryAt, boolean asked) {
  static final Trials NONE = new Trials(0, 0, 0, 0, false);

  /** More trips than that in a row make no difference. */
  private static final int MOST_TRIPS = 1_000;

  /** How long the circuit stays open after a trip that an operator did not make. */
  long openNanos(BreakerPolicy policy, long now) {
    return atLeastAsAsked(policy.openTime(trips).toNanos(), policy, now);
  }

  /** How long it stays open after an operator's trip. */
  long openNanosByOperator(BreakerPolicy policy, long now) {
    return atLeastAsAsked(policy.reEnableAfter().toNanos(), policy, now);
  }

  private long atLeastAsAsked(long nanos, BreakerPolicy policy, long now) {
    return asked
        ? Math.max(nanos, Math.min(retryAt - now, policy.longestOpenTime().toNanos()))
        : nanos;
  }

  /** As the circuit leaves the closed state: trips before a reset that held do not matter. */
  Trials ofClosed(BreakerPolicy policy, long now) {
    return trips > 0 && now - resetAt >= policy.reEnableAfter().toNanos()
        ? new Trials(0, resetAt, succeeded, retryAt, asked)
        : this;
  }

  Trials tripped() {
    return new Trials(Math.min(trips + 1, MOST_TRIPS), resetAt, 0, retryAt, asked);
  }

  Trials trippedByOperator() {
    return new Trials(trips, resetAt, 0, retryAt, asked);
  }

  Trials probeSucceeded() {
    return new Trials(trips, resetAt, succeeded + 1, retryAt, asked);
  }

  Trials reset(long now) {
    return new Trials(trips, now, 0, 0, false);
  }

  /** Whether the backend has asked to be left alone until then, or for longer. */
  boolean isAsked(long until) {
    return asked && until - retryAt <= 0;
  }

  Trials asked(long until) {
    return new Trials(trips, resetAt, succeeded, until, true);
  }
}
