package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.SourceMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the methods of an interface, or reports every mistake in them. */
final class MethodsReader {
  private final SourceInterface source;

  private final Policies policies;

  private final Diagnostics diagnostics;

  /**
   * @param policies where those of methods are added
   */
  MethodsReader(SourceInterface source, Policies policies, Diagnostics diagnostics) {
    this.source = source;
    this.policies = policies;
    this.diagnostics = diagnostics;
  }

  GuardedMethods read() {
    List<SourceMethod> methods = new ArrayList<>(source.implemented());
    if (methods.isEmpty()) {
      diagnostics.warning(
          "NoMethods",
          source.place(),
          "%s has no method that sends a request; declare some with @GET, @POST or the like"
              .formatted(source.type().name()));
    }
    methods.forEach(method -> RequestRules.check(method, diagnostics));
    methods.removeIf(method -> !Placement.check(method, diagnostics));
    methods.forEach(this::readPolicy);
    source.others().stream()
        .filter(method -> Placement.check(method, diagnostics))
        .forEach(this::readPolicy);
    return sorted(methods);
  }

  private void readPolicy(SourceMethod method) {
    method
        .breaker()
        .ifPresent(
            own -> {
              LeftAlone.checkThatItIsNot(method, diagnostics);
              FallbackReader.checkThatNoneIsAt(method, own, diagnostics);
              PolicyReader.read(own, source.type(), diagnostics)
                  .ifPresent(policy -> policies.addOfMethod(policy, method, own, diagnostics));
            });
  }

  private GuardedMethods sorted(List<SourceMethod> methods) {
    KeyReader keys = new KeyReader(source.type(), diagnostics);
    List<SourceMethod> guarded = new ArrayList<>();
    List<KeyedMethod> keyed = new ArrayList<>();
    Set<String> leftAlone = new LinkedHashSet<>();
    for (SourceMethod method : methods) {
      if (LeftAlone.is(method)) {
        LeftAlone.checkThatItHasNoKey(method, diagnostics);
        leftAlone.add(method.name());
      } else {
        guarded.add(method);
        keys.read(method, method.breaker().orElse(source.annotation())).ifPresent(keyed::add);
      }
    }
    return new GuardedMethods(guarded, keyed, List.copyOf(leftAlone));
  }
}
