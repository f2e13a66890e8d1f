package dev.breaker.storage;

/**
 * How many calls failed for one reason.
 *
 * @param reason what the failure was, such as {@code HTTP 503}
 * @param count how often
 */
public record FailureCount(String reason, long count) {
  /**
   * Keeps the reason short and on one line.
   *
   * @param reason what the failure was
   * @param count how often
   */
  public FailureCount {
    reason = Reasons.ofFailure(reason);
  }
}
