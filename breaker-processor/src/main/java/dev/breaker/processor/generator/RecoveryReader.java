package dev.breaker.processor.generator;

/** Reads how a breaker that tripped comes back, or reports every mistake in that. */
final class RecoveryReader {
  private static final int MOST_PROBES = 16;
  private static final int STEEPEST = 10;

  private final Attributes attributes;

  RecoveryReader(Attributes attributes) {
    this.attributes = attributes;
  }

  RecoverySettings read() {
    return new RecoverySettings(probes(), rampUp(), backoff(), maxReEnableAfter());
  }

  private int probes() {
    int probes = attributes.integer("probes");
    if (probes < 1 || probes > MOST_PROBES) {
      attributes.wrong(
          "Probes",
          "probes",
          "probes must be 1 to %d, was %d; write 1 to reset after one probe, more to ask for more"
              .formatted(MOST_PROBES, probes));
    }
    return probes;
  }

  private int rampUp() {
    return attributes.seconds(
        "RampUp", "rampUp", 0, "; write 0 to let all calls go right after a reset");
  }

  private double backoff() {
    double backoff = attributes.decimal("backoff");
    if (!(backoff >= 1 && backoff <= STEEPEST)) {
      attributes.wrong(
          "Backoff",
          "backoff",
          "backoff must be 1 to %d, was %s; write 1 for no backoff, 2 to double the time each trip"
              .formatted(STEEPEST, backoff));
    }
    return backoff;
  }

  private int maxReEnableAfter() {
    return attributes.seconds(
        "MaxReEnableAfter",
        "maxReEnableAfter",
        1,
        "; write the same as reEnableAfter to switch backoff and Retry-After off");
  }
}
