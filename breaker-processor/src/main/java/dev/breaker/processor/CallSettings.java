package dev.breaker.processor;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import javax.lang.model.element.TypeElement;

/**
 * What a {@code @CircuitBroken} says of the outcome of a single call.
 *
 * @param ignoredExceptions in the order in which they are written
 */
record CallSettings(
    SortedSet<Integer> failureStatuses,
    SortedSet<Integer> ignoredStatuses,
    Set<TypeElement> ignoredExceptions,
    int slowAfterMillis) {

  /** Adds each setting under its name, as a person would write it. */
  void addTo(Map<String, String> settings) {
    settings.put("failureStatuses", "{" + listed(failureStatuses) + "}");
    settings.put("ignoredStatuses", "{" + listed(ignoredStatuses) + "}");
    settings.put(
        "ignoredExceptions",
        ignoredExceptions.stream()
            .map(type -> type.getQualifiedName().toString())
            .sorted()
            .collect(joining(", ", "{", "}")));
    settings.put("slowAfterMillis", Integer.toString(slowAfterMillis));
  }

  /** Such as "429, 503". */
  static String listed(Set<Integer> statuses) {
    return statuses.stream().map(String::valueOf).collect(joining(", "));
  }
}
