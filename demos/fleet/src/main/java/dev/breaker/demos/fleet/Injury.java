package dev.breaker.demos.fleet;

import java.time.Instant;

/**
 * Something that was broken for a while.
 *
 * @param victim the client it happened to, or {@link #ALL}
 * @param from when it broke
 * @param healed when it was well again
 * @param over when everybody knew
 */
record Injury(Kind kind, String victim, Instant from, Instant healed, Instant over) {
  static final String ALL = "all";

  /** What was broken. */
  enum Kind {
    BACKEND(Errand.ITEM),
    NETWORK(Errand.ITEM),
    REDIS(Errand.ITEM),
    /** The backend too, to see how fast that spreads. */
    DRILL_WITHOUT_PUSH(Errand.DRILL_WITHOUT_PUSH),
    DRILL_WITH_PUSH(Errand.DRILL_WITH_PUSH);

    private final Errand errand;

    Kind(Errand errand) {
      this.errand = errand;
    }

    /** Whether it only shows how fast a trip spreads. */
    boolean isDrill() {
      return this == DRILL_WITHOUT_PUSH || this == DRILL_WITH_PUSH;
    }

    /** What the clients called meanwhile. */
    Errand errand() {
      return errand;
    }
  }

  /** Whether it was not over yet, or not begun. */
  boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(over);
  }
}
