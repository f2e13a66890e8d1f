package dev.breaker.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The policies of one interface, which may not give one service two of them. */
final class Policies {
  private final Map<String, Entry> byService = new LinkedHashMap<>();

  /** Adds the policy of the interface, which comes first, or of one of its methods. */
  void add(Policy policy, BreakerAnnotation annotation, Diagnostics diagnostics) {
    Element element = annotation.place().element();
    Entry entry =
        byService.computeIfAbsent(
            policy.service(), service -> new Entry(policy, element, new LinkedHashSet<>()));
    if (!entry.policy.equals(policy)) {
      diagnostics.error(
          "Conflict",
          annotation.place("service"),
          "service \"%s\" has %s here, but %s at %s; make them equal, or name another service"
              .formatted(
                  policy.service(),
                  policy.differencesFrom(entry.policy),
                  entry.policy.differencesFrom(policy),
                  Names.of(entry.first)));
    }
    entry.names.add(element.getSimpleName().toString());
  }

  List<MethodPolicy> ofMethods() {
    List<MethodPolicy> policies = new ArrayList<>();
    for (Entry entry : byService.values()) {
      if (!(entry.first instanceof TypeElement)) {
        policies.add(new MethodPolicy(entry.policy, List.copyOf(entry.names)));
      }
    }
    return policies;
  }

  /** The exceptions that any of them names. */
  Set<TypeElement> exceptions() {
    Set<TypeElement> exceptions = new LinkedHashSet<>();
    byService
        .values()
        .forEach(entry -> exceptions.addAll(entry.policy.calls().ignoredExceptions()));
    return exceptions;
  }

  private record Entry(Policy policy, Element first, Set<String> names) {}
}
