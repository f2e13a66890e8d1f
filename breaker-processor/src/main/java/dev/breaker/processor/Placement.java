package dev.breaker.processor;

import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Whether an annotation at a method, or at a parameter of it, stands where it has an effect. */
final class Placement {
  private Placement() {}

  /** Reports each annotation of a method and its parameters that stands where it has none. */
  static boolean check(ExecutableElement method, Diagnostics diagnostics) {
    boolean isRight = true;
    for (Marker marker : Marker.values()) {
      isRight &= check(method, method, marker, diagnostics);
    }
    for (VariableElement parameter : method.getParameters()) {
      isRight &= check(parameter, method, Marker.BREAKER_KEY, diagnostics);
    }
    return isRight;
  }

  private static boolean check(
      Element element, ExecutableElement method, Marker marker, Diagnostics diagnostics) {
    return marker
        .placeAt(element)
        .map(place -> check(place, method, marker, diagnostics))
        .orElse(true);
  }

  private static boolean check(
      Place place, ExecutableElement method, Marker marker, Diagnostics diagnostics) {
    TypeElement owner = RetrofitMethods.owner(method);
    if (owner.getKind() != ElementKind.INTERFACE) {
      // An annotated class is a mistake of its own, and has been told.
      if (!BreakerAnnotation.isPresent(owner)) {
        diagnostics.error(
            "NotAnInterface",
            place,
            "only methods of a Retrofit interface can %s, but %s is %s"
                .formatted(marker.ofMethods(), Names.of(owner), Shape.kind(owner)));
      }
      return false;
    }
    if (!RetrofitMethods.isAbstract(method)) {
      diagnostics.error(
          "NotAbstract",
          place,
          "%s is a %s method, which sends no request itself; annotate the abstract methods it calls"
              .formatted(Names.of(method), modifier(method)));
      return false;
    }
    if (!BreakerAnnotation.isPresent(owner)) {
      diagnostics.error(
          "OwnerNotAnnotated",
          place,
          "%s %s, but %s is not%s; annotate it too, or override %s if it is not yours"
              .formatted(
                  Names.of(method),
                  marker.ofMethod(),
                  Names.of(owner),
                  marker == Marker.CIRCUIT_BROKEN ? "" : " @CircuitBroken",
                  method.getSimpleName()));
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
