package dev.breaker.processor;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Whether the {@code @CircuitBroken} of a method stands where it has an effect. */
final class Placement {
  private Placement() {}

  static boolean check(ExecutableElement method, BreakerAnnotation annotation, Mistakes mistakes) {
    TypeElement owner = RetrofitMethods.owner(method);
    if (owner.getKind() != ElementKind.INTERFACE) {
      // An annotated class is a mistake of its own, and has been told.
      if (!BreakerAnnotation.isPresent(owner)) {
        mistakes.error(
            "NotAnInterface",
            annotation.place(),
            "only methods of a Retrofit interface can be @CircuitBroken, but %s is %s"
                .formatted(Names.of(owner), Shape.kind(owner)));
      }
      return false;
    }
    if (!RetrofitMethods.isAbstract(method)) {
      mistakes.error(
          "NotAbstract",
          annotation.place(),
          "%s is %s, so Retrofit sends no request for it; annotate the abstract methods it calls"
              .formatted(Names.of(method), modifier(method)));
      return false;
    }
    if (!BreakerAnnotation.isPresent(owner)) {
      mistakes.error(
          "OwnerNotAnnotated",
          annotation.place(),
          "%1$s is @CircuitBroken, but %2$s is not; annotate %2$s too, or override %3$s if it is not yours"
              .formatted(Names.of(method), Names.of(owner), method.getSimpleName()));
      return false;
    }
    return true;
  }

  private static Modifier modifier(ExecutableElement method) {
    return method.isDefault()
        ? Modifier.DEFAULT
        : method.getModifiers().contains(Modifier.STATIC) ? Modifier.STATIC : Modifier.PRIVATE;
  }
}
