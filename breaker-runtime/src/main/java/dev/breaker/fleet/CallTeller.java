package dev.breaker.fleet;

import java.time.Duration;

/**
 * Tells a listener of one call in the words of the package that guards it. Each method may throw
 * what the listener throws, and returns false for a listener that does not know those words: it is
 * to be told in the plain ones then.
 */
public interface CallTeller {
  /**
   * The call succeeded.
   *
   * @param listener whom to tell
   * @param service the protected service
   * @param elapsed from admission to outcome
   * @return whether it is told
   */
  boolean succeeded(Object listener, String service, Duration elapsed);

  /**
   * The call failed.
   *
   * @param listener whom to tell
   * @param service the protected service
   * @param elapsed from admission to outcome
   * @param reason what the failure was
   * @return whether it is told
   */
  boolean failed(Object listener, String service, Duration elapsed, String reason);

  /**
   * The call was refused.
   *
   * @param listener whom to tell
   * @param service the protected service
   * @param refusal the {@code CircuitOpenException}
   * @return whether it is told
   */
  boolean refused(Object listener, String service, Throwable refusal);
}
