package dev.breaker.processor;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Turns an annotated interface into a model, or reports every mistake in it. */
final class InterfaceReader {
  private final Elements elements;
  private final Types types;
  private final NameClaims names;

  InterfaceReader(Elements elements, Types types, NameClaims names) {
    this.elements = elements;
    this.types = types;
    this.names = names;
  }

  Optional<GuardedInterface> read(TypeElement type, Diagnostics diagnostics) {
    BreakerAnnotation annotation = BreakerAnnotation.of(type).orElseThrow();
    Optional<Policy> policy = PolicyReader.read(annotation, type, diagnostics);
    Policies policies = new Policies();
    policy.ifPresent(it -> policies.add(it, annotation, diagnostics));
    Shape.check(type, annotation, diagnostics);
    CompactSource.check(type, elements, diagnostics);
    if (type.getKind() != ElementKind.INTERFACE) {
      return Optional.empty();
    }
    GuardedMethods methods =
        new MethodsReader(type, annotation, policies, diagnostics).read(elements, types);
    Optional<Fallback> fallback =
        new FallbackReader(type, elements, types, diagnostics).read(annotation, methods.guarded());
    GeneratedName name = GeneratedName.of(type, elements);
    names.claim(name, type, elements, diagnostics);
    if (diagnostics.areFatal()) {
      return Optional.empty();
    }
    Mentions mentions = Mentions.of(type, policies.exceptions(), methods.keyed(), fallback);
    return policy.map(
        it ->
            new GuardedInterface(
                type,
                name,
                isPublic(type),
                it,
                policies.ofMethods(),
                methods.keyed(),
                fallback,
                methods.leftAlone(),
                seesGenerated(type),
                mentions.lints(),
                mentions.hidden(elements)));
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
