package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the methods of an interface, or reports every mistake in them. */
final class MethodsReader {
  private final TypeElement type;
  private final BreakerAnnotation annotation;
  private final Policies policies;
  private final Diagnostics diagnostics;

  /**
   * @param annotation that of the interface
   * @param policies where those of methods are added
   */
  MethodsReader(
      TypeElement type, BreakerAnnotation annotation, Policies policies, Diagnostics diagnostics) {
    this.type = type;
    this.annotation = annotation;
    this.policies = policies;
    this.diagnostics = diagnostics;
  }

  GuardedMethods read(Elements elements, Types types) {
    List<ExecutableElement> implemented = RetrofitMethods.of(type, elements);
    if (implemented.isEmpty()) {
      diagnostics.warning(
          "NoMethods",
          Place.at(type),
          "%s has no method that sends a request; declare some with @GET, @POST or the like"
              .formatted(Names.of(type)));
    }
    implemented.forEach(method -> RequestRules.check(method, diagnostics));
    Set<ExecutableElement> methods = new LinkedHashSet<>(implemented);
    methods.addAll(methodsIn(type.getEnclosedElements()));
    methods.removeIf(method -> !Placement.check(method, diagnostics));
    methods.forEach(this::readPolicy);
    methods.retainAll(implemented);
    return sorted(methods, new KeyReader(type, types, diagnostics));
  }

  private void readPolicy(ExecutableElement method) {
    BreakerAnnotation.of(method)
        .ifPresent(
            own -> {
              LeftAlone.checkThatItIsNot(method, diagnostics);
              FallbackReader.checkThatNoneIsAt(method, own, diagnostics);
              PolicyReader.read(own, type, diagnostics)
                  .ifPresent(policy -> policies.add(policy, own, diagnostics));
            });
  }

  private GuardedMethods sorted(Set<ExecutableElement> methods, KeyReader keys) {
    List<ExecutableElement> guarded = new ArrayList<>();
    List<KeyedMethod> keyed = new ArrayList<>();
    Set<String> leftAlone = new LinkedHashSet<>();
    for (ExecutableElement method : methods) {
      if (LeftAlone.is(method)) {
        LeftAlone.checkThatItHasNoKey(method, diagnostics);
        leftAlone.add(method.getSimpleName().toString());
      } else {
        guarded.add(method);
        keys.read(method, BreakerAnnotation.of(method).orElse(annotation)).ifPresent(keyed::add);
      }
    }
    return new GuardedMethods(guarded, keyed, List.copyOf(leftAlone));
  }
}
