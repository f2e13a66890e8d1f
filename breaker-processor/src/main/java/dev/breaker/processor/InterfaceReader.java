package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import java.util.ArrayList;
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

  Optional<GuardedInterface> read(TypeElement type, Diagnostics diagnostics) {
    BreakerAnnotation annotation = BreakerAnnotation.of(type).orElseThrow();
    Optional<Policy> policy = PolicyReader.read(annotation, type, diagnostics);
    Policies policies = new Policies();
    policy.ifPresent(it -> policies.add(it, annotation, diagnostics));
    Shape.check(type, annotation, diagnostics);
    CompactSource.check(type, elements, diagnostics);
    GeneratedName name = GeneratedName.of(type, elements);
    if (type.getKind() == ElementKind.INTERFACE) {
      readMethods(type, policies, diagnostics);
      names.claim(name, type, elements, diagnostics);
    }
    if (diagnostics.areFatal()) {
      return Optional.empty();
    }
    Set<TypeElement> exceptions = policies.exceptions();
    List<TypeElement> named = new ArrayList<>(exceptions);
    named.add(type);
    return policy.map(
        it ->
            new GuardedInterface(
                type,
                name,
                isPublic(type),
                it,
                policies.ofMethods(),
                seesGenerated(type),
                Deprecation.lints(named),
                hidden(exceptions, type)));
  }

  private void readMethods(TypeElement type, Policies policies, Diagnostics diagnostics) {
    List<ExecutableElement> implemented = RetrofitMethods.of(type, elements);
    if (implemented.isEmpty()) {
      diagnostics.warning(
          "NoMethods",
          Place.at(type),
          "%s has no method that sends a request; declare some with @GET, @POST or the like"
              .formatted(Names.of(type)));
    }
    for (ExecutableElement method : implemented) {
      if (!RetrofitMethods.hasHttpAnnotation(method)) {
        diagnostics.error("HttpMethod", Place.at(method), withoutHttp(method));
      }
    }
    Set<ExecutableElement> methods = new LinkedHashSet<>(implemented);
    methods.addAll(methodsIn(type.getEnclosedElements()));
    for (ExecutableElement method : methods) {
      BreakerAnnotation.of(method)
          .filter(annotation -> Placement.check(method, annotation, diagnostics))
          .ifPresent(
              annotation ->
                  PolicyReader.read(annotation, type, diagnostics)
                      .ifPresent(policy -> policies.add(policy, annotation, diagnostics)));
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

  /** What is in java.lang needs no import, unless the package has a class of the same name. */
  private List<String> hidden(Set<TypeElement> exceptions, TypeElement type) {
    String prefix =
        elements.getPackageOf(type).isUnnamed() ? "" : elements.getPackageOf(type) + ".";
    return exceptions.stream()
        .filter(
            exception ->
                elements.getPackageOf(exception).getQualifiedName().contentEquals("java.lang"))
        .map(exception -> exception.getSimpleName().toString())
        .filter(name -> Visibility.find(prefix + name, type, elements) != null)
        .toList();
  }

  /** A module that does not read java.compiler cannot name it. */
  private boolean seesGenerated(TypeElement type) {
    return Visibility.find(FactoryWriter.GENERATED, type, elements) != null;
  }
}
