package dev.breaker.processor;

import java.util.Locale;
import java.util.Optional;

/** Turns a {@code @CircuitBroken} into a policy, or reports every mistake in it. */
final class PolicyReader {
  private static final int LONGEST_SECONDS = 604_800;
  private static final int LONGEST_NAME = 128;
  private static final int MOST_PROCESSES = 16;
  private static final String ALLOWED = "A-Z a-z 0-9 . _ : / -";

  private final BreakerAnnotation annotation;
  private final Diagnostics diagnostics;
  private boolean valid = true;

  private PolicyReader(BreakerAnnotation annotation, Diagnostics diagnostics) {
    this.annotation = annotation;
    this.diagnostics = diagnostics;
  }

  static Optional<Policy> read(BreakerAnnotation annotation, Diagnostics diagnostics) {
    return new PolicyReader(annotation, diagnostics).read();
  }

  private Optional<Policy> read() {
    Policy policy =
        new Policy(
            service(),
            seconds("ttl", "Ttl"),
            percentFailed(),
            seconds("reEnableAfter", "ReEnableAfter"),
            minimumFailures(),
            minimumProcesses());
    return valid ? Optional.of(policy) : Optional.empty();
  }

  private String service() {
    String service = annotation.string("service");
    if (service.isEmpty()) {
      wrong(
          "Service",
          "service",
          "service must not be empty; name what the calls go to in 1 to 128 characters of "
              + ALLOWED);
    }
    if (service.length() > LONGEST_NAME) {
      wrong(
          "Service",
          "service",
          "service must be at most 128 characters long, was " + service.length());
    }
    int stray = 0;
    while (stray < service.length() && isAllowed(service.charAt(stray))) {
      stray++;
    }
    if (stray < service.length()) {
      wrong(
          "Service",
          "service",
          "service must hold only %s, but character %d is %s; write \"-\" in its place"
              .formatted(ALLOWED, stray + 1, visible(service.codePointAt(stray))));
    }
    return service;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || "._:/-".indexOf(c) >= 0;
  }

  /** Consoles differ in what they can print beyond ASCII. */
  private static String visible(int codePoint) {
    return codePoint >= ' ' && codePoint <= '~'
        ? "'" + Character.toString(codePoint) + "'"
        : "U+%04X".formatted(codePoint);
  }

  private int seconds(String attribute, String id) {
    int seconds = annotation.integer(attribute);
    if (seconds < 1) {
      wrong(id, attribute, attribute + " must be at least 1 second, was " + seconds);
    }
    if (seconds > LONGEST_SECONDS) {
      wrong(
          id + "TooLong",
          attribute,
          String.format(
              Locale.ROOT,
              "%s must be at most %,d seconds (7 days), was %,d; write seconds, not milliseconds",
              attribute,
              LONGEST_SECONDS,
              seconds));
    }
    return seconds;
  }

  private double percentFailed() {
    double percent = annotation.decimal("percentFailed");
    if (!(percent > 0 && percent <= 100)) {
      wrong(
          "PercentFailed",
          "percentFailed",
          "percentFailed must be above 0 and at most 100, was "
              + percent
              + "; write 10 for ten percent");
    }
    return percent;
  }

  private int minimumFailures() {
    int failures = annotation.integer("minimumFailures");
    if (failures < 1) {
      wrong(
          "MinimumFailures",
          "minimumFailures",
          "minimumFailures must be at least 1, was "
              + failures
              + "; write 1 to let a single failure trip the breaker");
    }
    return failures;
  }

  private int minimumProcesses() {
    int processes = annotation.integer("minimumProcesses");
    if (processes < 1 || processes > MOST_PROCESSES) {
      wrong(
          "MinimumProcesses",
          "minimumProcesses",
          "minimumProcesses must be 1 to "
              + MOST_PROCESSES
              + ", was "
              + processes
              + "; write 1 to let a single process trip the fleet, more to ask for as many");
    }
    return processes;
  }

  private void wrong(String id, String attribute, String message) {
    valid = false;
    diagnostics.error(id, annotation.place(attribute), message);
  }
}
