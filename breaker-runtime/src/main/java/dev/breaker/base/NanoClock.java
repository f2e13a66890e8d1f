package dev.breaker.base;

/**
 * Elapsed time, for windows and views: nanoseconds that never go back, from an arbitrary origin.
 */
@FunctionalInterface
public interface NanoClock {
  /**
   * The time now.
   *
   * @return nanoseconds
   */
  long now();

  /**
   * The time now, for less: it may lack a freeze that was not noticed yet.
   *
   * @return nanoseconds
   */
  default long roughlyNow() {
    return now();
  }
}
