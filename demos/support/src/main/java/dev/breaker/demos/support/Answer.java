package dev.breaker.demos.support;

/** How a call ended, for its caller. */
public enum Answer {
  OK,
  /** The backend said that it failed, or could not be reached. */
  FAILED,
  /** The breaker answered; nothing was sent. */
  REFUSED,
  /** The call threw what no call should. */
  THREW
}
