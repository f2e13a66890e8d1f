package dev.breaker.processor;

import static java.util.Objects.requireNonNull;
import static javax.lang.model.util.ElementFilter.methodsIn;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The methods that Retrofit implements: abstract ones, own and inherited, none overridden. */
final class RetrofitMethods {
  private RetrofitMethods() {}

  static List<ExecutableElement> of(TypeElement type, Elements elements) {
    List<ExecutableElement> declared =
        Hierarchy.of(type).stream()
            .flatMap(each -> methodsIn(each.getEnclosedElements()).stream())
            .toList();
    // A proxy answers equals, hashCode and toString itself, redeclared or not.
    List<ExecutableElement> ofObject =
        methodsIn(elements.getTypeElement("java.lang.Object").getEnclosedElements());
    return declared.stream()
        .filter(RetrofitMethods::isAbstract)
        .filter(
            method ->
                declared.stream()
                    .noneMatch(it -> isBelow(it, method) && elements.overrides(it, method, type)))
        .filter(method -> ofObject.stream().noneMatch(it -> elements.overrides(method, it, type)))
        .toList();
  }

  /** For Eclipse, a method of a super-interface overrides its namesakes below and beside, too. */
  private static boolean isBelow(ExecutableElement method, ExecutableElement other) {
    return !owner(method).equals(owner(other))
        && Hierarchy.of(owner(method)).contains(owner(other));
  }

  static TypeElement owner(ExecutableElement method) {
    return (TypeElement) requireNonNull(method.getEnclosingElement());
  }

  static boolean isAbstract(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }
}
