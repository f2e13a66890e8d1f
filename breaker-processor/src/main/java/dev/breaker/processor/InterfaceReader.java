package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Turns an annotated interface into a model, or reports every mistake in it. */
final class InterfaceReader {
  private final Elements elements;
  private final NameClaims names;

  InterfaceReader(Elements elements, NameClaims names) {
    this.elements = elements;
    this.names = names;
  }

  Optional<GuardedInterface> read(TypeElement type, Mistakes mistakes) {
    BreakerAnnotation annotation = BreakerAnnotation.of(type).orElseThrow();
    Optional<Policy> policy = PolicyReader.read(annotation, mistakes);
    Policies policies = new Policies();
    policy.ifPresent(it -> policies.add(it, annotation, mistakes));
    Shape.check(type, annotation, mistakes);
    CompactSource.check(type, elements, mistakes);
    GeneratedName name = GeneratedName.of(type, elements);
    if (type.getKind() == ElementKind.INTERFACE) {
      readMethods(type, policies, mistakes);
      names.claim(name, type, elements, mistakes);
    }
    if (mistakes.areFatal()) {
      return Optional.empty();
    }
    return policy.map(
        it ->
            new GuardedInterface(
                type,
                name,
                isPublic(type),
                it,
                policies.ofMethods(),
                seesGenerated(type),
                Deprecation.lints(type)));
  }

  private void readMethods(TypeElement type, Policies policies, Mistakes mistakes) {
    List<ExecutableElement> implemented = RetrofitMethods.of(type, elements);
    if (implemented.isEmpty()) {
      mistakes.warning(
          "NoMethods",
          Place.at(type),
          "%s has no method that sends a request; declare some with @GET, @POST or the like"
              .formatted(Names.of(type)));
    }
    for (ExecutableElement method : implemented) {
      if (!RetrofitMethods.hasHttpAnnotation(method)) {
        mistakes.error("HttpMethod", Place.at(method), withoutHttp(method));
      }
    }
    Set<ExecutableElement> methods = new LinkedHashSet<>(implemented);
    methods.addAll(methodsIn(type.getEnclosedElements()));
    for (ExecutableElement method : methods) {
      BreakerAnnotation.of(method)
          .filter(annotation -> Placement.check(method, annotation, mistakes))
          .ifPresent(
              annotation ->
                  PolicyReader.read(annotation, mistakes)
                      .ifPresent(policy -> policies.add(policy, annotation, mistakes)));
    }
  }

  private static String withoutHttp(ExecutableElement method) {
    return KotlinBodies.has(method)
        ? Names.of(method)
            + " has a body for Kotlin only; compile it with -jvm-default=no-compatibility, or"
            + " before Kotlin 2.2 with -Xjvm-default=all"
        : Names.of(method)
            + " has no HTTP annotation; give it @GET, @POST or the like, or a default body";
  }

  private static boolean isPublic(TypeElement type) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (!each.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  /** A module that does not read java.compiler cannot name it. */
  private boolean seesGenerated(TypeElement type) {
    return Visibility.find(FactoryWriter.GENERATED, type, elements) != null;
  }
}
