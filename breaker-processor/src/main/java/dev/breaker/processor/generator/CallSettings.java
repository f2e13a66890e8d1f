package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;

import dev.breaker.processor.source.SourceClass;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * What a {@code @CircuitBroken} says of the outcome of a single call.
 *
 * @param ignoredExceptions in the order in which they are written
 */
record CallSettings(
    SortedSet<Integer> failureStatuses,
    SortedSet<Integer> ignoredStatuses,
    Set<SourceClass> ignoredExceptions,
    int slowAfterMillis) {

  /** Adds each setting under its name, as a person would write it. */
  void addTo(Map<String, String> settings) {
    settings.put("failureStatuses", "{" + listed(failureStatuses) + "}");
    settings.put("ignoredStatuses", "{" + listed(ignoredStatuses) + "}");
    settings.put(
        "ignoredExceptions",
        ignoredExceptions.stream()
            .map(SourceClass::qualifiedName)
            .sorted()
            .collect(joining(", ", "{", "}")));
    settings.put("slowAfterMillis", Integer.toString(slowAfterMillis));
  }

  /** Such as "429, 503". */
  static String listed(Set<Integer> statuses) {
    return statuses.stream().map(String::valueOf).collect(joining(", "));
  }
}
