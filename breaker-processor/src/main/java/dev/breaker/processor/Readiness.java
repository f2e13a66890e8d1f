package dev.breaker.processor;

import static java.util.stream.Collectors.groupingBy;
import static javax.lang.model.util.ElementFilter.methodsIn;

import dev.breaker.processor.source.Marker;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Whether all that decides over an interface exists already: another processor may be about to
 * write its super-interface, or a constant in its annotation. Bodies decide nothing, so they may be
 * missing for as long as they like. Return types do where there is a fallback, and types of
 * parameters where the generated class names them.
 */
final class Readiness {
  private Readiness() {}

  static boolean of(TypeElement type) {
    Set<TypeElement> hierarchy = Hierarchy.of(type);
    List<ExecutableElement> methods =
        hierarchy.stream().flatMap(each -> methodsIn(each.getEnclosedElements()).stream()).toList();
    return isComplete(type)
        && hierarchy.stream()
            .flatMap(each -> each.getInterfaces().stream())
            .allMatch(Readiness::exists)
        && methods.stream().allMatch(Readiness::isComplete)
        && canTellWhatOverrides(methods)
        && canNameParameters(methods)
        && (!hasFallback(type) || methods.stream().allMatch(Readiness::canTellWhatToAnswer));
  }

  private static boolean hasFallback(TypeElement type) {
    return BreakerAnnotation.of(type).filter(BreakerAnnotation::asksForFallback).isPresent();
  }

  private static boolean canTellWhatToAnswer(ExecutableElement method) {
    return exists(method.getReturnType())
        && method.getParameters().stream()
            .map(VariableElement::asType)
            .noneMatch(type -> TypeParts.anyIn(type, part -> part.getKind() == TypeKind.ERROR));
  }

  private static boolean canNameParameters(List<ExecutableElement> methods) {
    return methods.stream()
        .filter(Readiness::hasKey)
        .flatMap(method -> method.getParameters().stream())
        .map(VariableElement::asType)
        .allMatch(Readiness::exists);
  }

  private static boolean hasKey(ExecutableElement method) {
    return method.getParameters().stream()
        .anyMatch(parameter -> Markers.place(Marker.BREAKER_KEY, parameter).isPresent());
  }

  private static boolean isComplete(Element element) {
    return BreakerAnnotation.of(element).map(BreakerAnnotation::isComplete).orElse(true);
  }

  /** Only methods of one name can override each other, and then their parameters say whether. */
  private static boolean canTellWhatOverrides(List<ExecutableElement> methods) {
    return methods.stream().collect(groupingBy(ExecutableElement::getSimpleName)).values().stream()
        .filter(namesakes -> namesakes.size() > 1)
        .flatMap(List::stream)
        .flatMap(method -> method.getParameters().stream())
        .map(VariableElement::asType)
        .allMatch(Readiness::exists);
  }

  /** Type arguments may be missing: methods that differ in them only would clash anyway. */
  private static boolean exists(TypeMirror type) {
    return type instanceof ArrayType array
        ? exists(array.getComponentType())
        : type.getKind() != TypeKind.ERROR;
  }
}
