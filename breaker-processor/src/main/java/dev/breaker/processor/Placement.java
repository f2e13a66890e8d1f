package dev.breaker.processor;

import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Whether the {@code @CircuitBroken} of a method stands where it has an effect. */
final class Placement {
  private Placement() {}

  static boolean check(
      ExecutableElement method, BreakerAnnotation annotation, Diagnostics diagnostics) {
    TypeElement owner = RetrofitMethods.owner(method);
    if (owner.getKind() != ElementKind.INTERFACE) {
      // An annotated class is a mistake of its own, and has been told.
      if (!BreakerAnnotation.isPresent(owner)) {
        diagnostics.error(
            "NotAnInterface",
            annotation.place(),
            "only methods of a Retrofit interface can be @CircuitBroken, but %s is %s"
                .formatted(Names.of(owner), Shape.kind(owner)));
      }
      return false;
    }
    if (!RetrofitMethods.isAbstract(method)) {
      diagnostics.error(
          "NotAbstract",
          annotation.place(),
          "%s is a %s method, which sends no request itself; annotate the abstract methods it calls"
              .formatted(Names.of(method), modifier(method)));
      return false;
    }
    if (!BreakerAnnotation.isPresent(owner)) {
      diagnostics.error(
          "OwnerNotAnnotated",
          annotation.place(),
          "%s is @CircuitBroken, but %s is not; annotate it too, or override %s if it is not yours"
              .formatted(Names.of(method), Names.of(owner), method.getSimpleName()));
      return false;
    }
    return true;
  }

  private static Modifier modifier(ExecutableElement method) {
    return Stream.of(Modifier.DEFAULT, Modifier.STATIC, Modifier.PRIVATE)
        .filter(method.getModifiers()::contains)
        .findFirst()
        .orElseThrow();
  }
}
