package dev.breaker.processor;

import static java.util.stream.Collectors.joining;
import static javax.lang.model.element.Modifier.PRIVATE;

import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** What a type must be for Retrofit to implement it, and for a class beside it to reach it. */
final class Shape {
  private Shape() {}

  static void check(TypeElement type, BreakerAnnotation annotation, Diagnostics diagnostics) {
    if (type.getKind() != ElementKind.INTERFACE) {
      diagnostics.error(
          "NotAnInterface",
          annotation.place(),
          "only a Retrofit interface can be @CircuitBroken, but %s is %s; annotate the interface"
              .formatted(Names.of(type), kind(type)));
      return;
    }
    checkAccess(type, diagnostics);
    checkTypeParameters(type, diagnostics);
  }

  /** Such as "a class". */
  static String kind(TypeElement type) {
    String kind = type.getKind().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    return ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
  }

  private static void checkAccess(TypeElement type, Diagnostics diagnostics) {
    for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (each.getModifiers().contains(PRIVATE)) {
        diagnostics.error(
            "Private",
            Place.at(type),
            "%s is%s private, so the class generated beside it cannot reach it; leave private out"
                .formatted(
                    Names.of(type),
                    each.equals(type) ? "" : " in " + Names.of(each) + ", which is"));
      }
    }
  }

  private static void checkTypeParameters(TypeElement type, Diagnostics diagnostics) {
    for (TypeElement each : Hierarchy.of(type)) {
      if (each.getTypeParameters().isEmpty()) {
        continue;
      }
      String parameters =
          each.getTypeParameters().stream().map(Object::toString).collect(joining(", ", "<", ">"));
      if (each.equals(type)) {
        diagnostics.error(
            "TypeParameters",
            Place.at(each.getTypeParameters().get(0)),
            "%s has the type parameters %s, which Retrofit refuses; name the types in the methods"
                .formatted(Names.of(type), parameters));
      } else {
        diagnostics.error(
            "TypeParameters",
            Place.at(type),
            "%s inherits from %s%s, but Retrofit refuses type parameters; extend one without"
                .formatted(Names.of(type), Names.of(each), parameters));
      }
    }
  }
}
