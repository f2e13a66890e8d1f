package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceClass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads what the outcome of a single call is, or reports every mistake in that. */
final class CallReader {
  private static final int LOWEST_STATUS = 100;
  private static final int HIGHEST_STATUS = 599;
  private static final int SLOWEST_MILLIS = 600_000;

  private final Attributes attributes;
  private final SourceClass type;

  /**
   * @param type the interface beside which the generated class will be
   */
  CallReader(Attributes attributes, SourceClass type) {
    this.attributes = attributes;
    this.type = type;
  }

  CallSettings read() {
    SortedSet<Integer> failing = statuses("FailureStatuses", "failureStatuses");
    SortedSet<Integer> ignored = statuses("IgnoredStatuses", "ignoredStatuses");
    checkThatNoneIsInBoth(failing);
    return new CallSettings(failing, ignored, ignoredExceptions(), slowAfterMillis());
  }

  private SortedSet<Integer> statuses(String id, String attribute) {
    SortedSet<Integer> statuses = new TreeSet<>();
    List<Integer> written = attributes.integers(attribute);
    for (int i = 0; i < written.size(); i++) {
      int status = written.get(i);
      if (status < LOWEST_STATUS || status > HIGHEST_STATUS) {
        attributes.wrong(
            id,
            attribute,
            i,
            "%s must hold HTTP statuses, %d to %d, was %d; write one such as 429, or leave it out"
                .formatted(attribute, LOWEST_STATUS, HIGHEST_STATUS, status));
      } else if (!statuses.add(status)) {
        attributes.wrong(id, attribute, i, twice(attribute, Integer.toString(status)));
      }
    }
    return statuses;
  }

  private static String twice(String attribute, String what) {
    return "%s must hold each once, but holds %s twice; remove one of them"
        .formatted(attribute, what);
  }

  private void checkThatNoneIsInBoth(Set<Integer> failing) {
    List<Integer> ignored = attributes.integers("ignoredStatuses");
    for (int i = 0; i < ignored.size(); i++) {
      int status = ignored.get(i);
      if (failing.contains(status)) {
        attributes.wrong(
            "StatusInBoth",
            "ignoredStatuses",
            i,
            "status %d is in failureStatuses and in ignoredStatuses; remove it from one of them"
                .formatted(status));
      }
    }
  }

  private Set<SourceClass> ignoredExceptions() {
    Set<SourceClass> exceptions = new LinkedHashSet<>();
    List<SourceClass> written = attributes.classes("ignoredExceptions");
    for (int i = 0; i < written.size(); i++) {
      SourceClass exception = written.get(i);
      int index = i;
      Access.obstacle(exception, type, "in ignoredExceptions")
          .ifPresent(
              obstacle ->
                  attributes.wrong("IgnoredExceptions", "ignoredExceptions", index, obstacle));
      if (!exceptions.add(exception)) {
        attributes.wrong(
            "IgnoredExceptions",
            "ignoredExceptions",
            i,
            twice("ignoredExceptions", exception.name()));
      }
    }
    return exceptions;
  }

  private int slowAfterMillis() {
    int millis = attributes.integer("slowAfterMillis");
    if (millis < 0 || millis > SLOWEST_MILLIS) {
      attributes.wrong(
          "SlowAfterMillis",
          "slowAfterMillis",
          String.format(
              Locale.ROOT,
              "slowAfterMillis must be 0 to %,d (10 minutes), was %,d;"
                  + " write milliseconds, or 0 for off",
              SLOWEST_MILLIS,
              millis));
    }
    return millis;
  }
}
