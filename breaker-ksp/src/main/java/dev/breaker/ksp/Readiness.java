package dev.breaker.ksp;

import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.KSAnnotated;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSValueParameter;
import dev.breaker.processor.source.Marker;
import java.util.List;
import java.util.Set;

/**
 * Whether all that decides over an interface exists already: another processor may be about to
 * write its super-interface, or a constant in its annotation. Bodies decide nothing, so they may be
 * missing for as long as they like. Return types do where there is a fallback, and types of
 * parameters where the generated class names them.
 */
final class Readiness {
  private Readiness() {}

  static boolean of(KSClassDeclaration type, Resolver resolver) {
    Set<KSClassDeclaration> hierarchy = Hierarchy.of(type);
    List<Callable> methods =
        hierarchy.stream().flatMap(each -> Callable.in(each, resolver).stream()).toList();
    boolean hasFallback = hasFallback(type);
    return isComplete(type)
        && hierarchy.stream()
            .flatMap(each -> Hierarchy.references(each).stream())
            .noneMatch(reference -> reference.resolve().isError())
        && methods.stream().allMatch(method -> isComplete(method.node()))
        && methods.stream()
            .filter(method -> hasFallback || hasKey(method) || hasNamesake(method, methods))
            .flatMap(method -> method.parameters().stream())
            .map(KSValueParameter::getType)
            .allMatch(Existence::ofAll)
        && (!hasFallback
            || methods.stream()
                .flatMap(method -> method.returned().stream())
                .noneMatch(reference -> reference.resolve().isError()));
  }

  private static boolean isComplete(KSAnnotated annotated) {
    return Annotations.find(Marker.CIRCUIT_BROKEN.annotation(), annotated)
        .map(AnnotationReader::isComplete)
        .orElse(true);
  }

  private static boolean hasFallback(KSClassDeclaration type) {
    return Annotations.find(Marker.CIRCUIT_BROKEN.annotation(), type)
        .flatMap(AnnotationReader::fallback)
        .isPresent();
  }

  private static boolean hasKey(Callable method) {
    return method.parameters().stream()
        .anyMatch(parameter -> Annotations.has(Marker.BREAKER_KEY, parameter));
  }

  /** Only methods of one name can override each other, and then their parameters say whether. */
  private static boolean hasNamesake(Callable method, List<Callable> methods) {
    return methods.stream().filter(each -> each.name().equals(method.name())).count() > 1;
  }
}
