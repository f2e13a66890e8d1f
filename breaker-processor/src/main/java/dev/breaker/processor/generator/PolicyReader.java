package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceAnnotation;
import dev.breaker.processor.source.SourceClass;
import java.util.Optional;

/** Turns a {@code @CircuitBroken} into a policy, or reports every mistake in it. */
final class PolicyReader {
  static final int LONGEST_NAME = 128;
  private static final int MOST_PROCESSES = 16;
  private static final String ALLOWED = "A-Z a-z 0-9 . _ : / -";

  private final Attributes attributes;
  private final SourceClass type;

  private PolicyReader(Attributes attributes, SourceClass type) {
    this.attributes = attributes;
    this.type = type;
  }

  /**
   * The policy, if nothing is wrong with it.
   *
   * @param type the interface beside which the generated class will be
   */
  static Optional<Policy> read(
      SourceAnnotation annotation, SourceClass type, Diagnostics diagnostics) {
    return new PolicyReader(new Attributes(annotation, diagnostics), type).read();
  }

  private Optional<Policy> read() {
    Policy policy =
        new Policy(
            service(),
            seconds("Ttl", "ttl"),
            percentFailed(),
            seconds("ReEnableAfter", "reEnableAfter"),
            minimumFailures(),
            minimumProcesses(),
            new CallReader(attributes, type).read(),
            new RecoveryReader(attributes).read(),
            new KeySettingsReader(attributes).read());
    return attributes.areValid() ? Optional.of(policy) : Optional.empty();
  }

  private String service() {
    String service = attributes.string("service");
    if (service.isEmpty()) {
      attributes.wrong(
          "Service",
          "service",
          "service must not be empty; name what the calls go to in 1 to 128 characters of "
              + ALLOWED);
    }
    if (service.length() > LONGEST_NAME) {
      attributes.wrong(
          "Service",
          "service",
          "service must be at most 128 characters long, was " + service.length());
    }
    int stray = 0;
    while (stray < service.length() && isAllowed(service.charAt(stray))) {
      stray++;
    }
    if (stray < service.length()) {
      attributes.wrong(
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

  private int seconds(String id, String attribute) {
    return attributes.seconds(id, attribute, 1, "");
  }

  private double percentFailed() {
    double percent = attributes.decimal("percentFailed");
    if (!(percent > 0 && percent <= 100)) {
      attributes.wrong(
          "PercentFailed",
          "percentFailed",
          "percentFailed must be above 0 and at most 100, was "
              + percent
              + "; write 10 for ten percent");
    }
    return percent;
  }

  private int minimumFailures() {
    int failures = attributes.integer("minimumFailures");
    if (failures < 1) {
      attributes.wrong(
          "MinimumFailures",
          "minimumFailures",
          "minimumFailures must be at least 1, was "
              + failures
              + "; write 1 to let a single failure trip the breaker");
    }
    return failures;
  }

  private int minimumProcesses() {
    int processes = attributes.integer("minimumProcesses");
    if (processes < 1 || processes > MOST_PROCESSES) {
      attributes.wrong(
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
}
