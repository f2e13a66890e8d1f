package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceAnnotation;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.SourceMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policies of one interface, which may not give one service two of them. */
final class Policies {
  private final Map<String, Entry> byService = new LinkedHashMap<>();

  /** Adds the policy of the interface, before those of its methods. */
  void addOfInterface(Policy policy, SourceInterface source) {
    byService.put(
        policy.service(), new Entry(policy, source.type().name(), false, new LinkedHashSet<>()));
  }

  void addOfMethod(
      Policy policy, SourceMethod method, SourceAnnotation annotation, Diagnostics diagnostics) {
    Entry entry =
        byService.computeIfAbsent(
            policy.service(),
            service -> new Entry(policy, method.qualifiedName(), true, new LinkedHashSet<>()));
    if (!entry.policy.equals(policy)) {
      diagnostics.error(
          "Conflict",
          annotation.place("service"),
          "service \"%s\" has %s here, but %s at %s; make them equal, or name another service"
              .formatted(
                  policy.service(),
                  policy.differencesFrom(entry.policy),
                  entry.policy.differencesFrom(policy),
                  entry.first));
    }
    entry.methods.add(method.name());
  }

  List<MethodPolicy> ofMethods() {
    List<MethodPolicy> policies = new ArrayList<>();
    for (Entry entry : byService.values()) {
      if (entry.isOfMethods) {
        policies.add(new MethodPolicy(entry.policy, List.copyOf(entry.methods)));
      }
    }
    return policies;
  }

  /** The exceptions that any of them names. */
  Set<SourceClass> exceptions() {
    Set<SourceClass> exceptions = new LinkedHashSet<>();
    byService
        .values()
        .forEach(entry -> exceptions.addAll(entry.policy.calls().ignoredExceptions()));
    return exceptions;
  }

  /** A policy, what has it first, and the methods that have it. */
  private record Entry(Policy policy, String first, boolean isOfMethods, Set<String> methods) {}
}
