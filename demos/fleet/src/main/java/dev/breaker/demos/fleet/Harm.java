package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Answer;
import java.time.Duration;
import java.time.Instant;

/**
 * Calls that were worse off for having a breaker.
 *
 * @param threw that got an exception which neither the network nor the backend caused
 * @param heldUp that the breaker held for longer than {@link RunSettings#mayHold}
 * @param refusedWithoutCause that were refused while nothing was broken, or nothing of theirs: the
 *     backend was well, and so was the network of this client
 */
record Harm(long threw, long heldUp, long refusedWithoutCause) {
  /** What it may take until all that was refused before the end of an injury has been told. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  static Harm of(Recording recording) {
    long threw = 0;
    long heldUp = 0;
    long refused = 0;
    for (Called called : recording.events(Called.class)) {
      threw += called.count(Answer.THREW);
      heldUp += called.heldUp();
      if (!isExplained(recording, called)) {
        refused += called.count(Answer.REFUSED);
      }
    }
    return new Harm(threw, heldUp, refused);
  }

  private static boolean isExplained(Recording recording, Called called) {
    return recording.injuries().stream()
        .anyMatch(
            injury ->
                explains(injury, called, recording.minimumProcesses()) && during(injury, called));
  }

  private static boolean explains(Injury injury, Called called, int minimumProcesses) {
    return switch (injury.kind()) {
      case BACKEND, DRILL_WITH_PUSH, DRILL_WITHOUT_PUSH -> true;
      case NETWORK -> minimumProcesses == 1 || injury.victim().equals(called.client());
      case REDIS -> false;
    };
  }

  private static boolean during(Injury injury, Called called) {
    Instant at = called.at();
    return !at.isBefore(injury.from()) && at.isBefore(injury.over().plus(GRACE));
  }

  long calls() {
    return threw + heldUp + refusedWithoutCause;
  }

  @Override
  public String toString() {
    return threw
        + " threw, "
        + heldUp
        + " held up, "
        + refusedWithoutCause
        + " refused without cause";
  }
}
