package dev.breaker.demos.lambda.story;

import java.time.Duration;
import java.time.Instant;

/**
 * An invocation, as its caller and the bill know it.
 *
 * @param breaker whether the function had a breaker
 * @param sandbox who took it, {@link #NOBODY} if none was free
 * @param due when it was to begin, since the start of the run
 * @param at when a sandbox got it, or when none was free
 * @param ending how it ended
 * @param billedMillis what it costs
 */
record Call(
    boolean breaker, String sandbox, Duration due, Instant at, Ending ending, long billedMillis) {
  static final String NOBODY = "nobody";

  /** How an invocation ended, for its caller. */
  enum Ending {
    OK("ok"),
    /** The third party failed. */
    FAILED("failed"),
    /** The breaker refused to call the third party. */
    REFUSED("refused"),
    /** No sandbox was free; the function was not invoked. */
    THROTTLED("throttled");

    private final String word;

    Ending(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  static Call throttled(boolean breaker, Duration due, Instant at) {
    return new Call(breaker, NOBODY, due, at, Ending.THROTTLED, 0);
  }

  /**
   * What came of an invocation.
   *
   * @throws IllegalStateException if it is nothing that the function should say
   */
  static Call of(boolean breaker, Duration due, Answered answered) {
    if (answered.failed()) {
      throw new IllegalStateException("The function failed: " + answered.body());
    }
    Ending ending =
        switch (Gateway.response(answered).getStatusCode()) {
          case 200 -> Ending.OK;
          case 502 -> Ending.FAILED;
          case 503 -> Ending.REFUSED;
          default -> throw new IllegalStateException("The function answered: " + answered.body());
        };
    return new Call(
        breaker, answered.sandbox(), due, answered.handedOut(), ending, answered.billedMillis());
  }

  Instant ended() {
    return at.plus(Duration.ofMillis(billedMillis));
  }
}
