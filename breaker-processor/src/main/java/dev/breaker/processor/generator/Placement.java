package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.Marker;
import dev.breaker.processor.source.Place;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceOwner;
import dev.breaker.processor.source.SourceParameter;
import java.util.Optional;

/** Whether an annotation at a method, or at a parameter of it, stands where it has an effect. */
final class Placement {
  private Placement() {}

  /** Reports each annotation of a method and its parameters that stands where it has none. */
  static boolean check(SourceMethod method, Diagnostics diagnostics) {
    boolean isRight = true;
    for (Marker marker : Marker.values()) {
      Optional<Place> place = Optional.ofNullable(method.marks().get(marker));
      isRight &= check(place, method, marker, diagnostics);
    }
    for (SourceParameter parameter : method.parameters()) {
      isRight &= check(parameter.key(), method, Marker.BREAKER_KEY, diagnostics);
    }
    return isRight;
  }

  private static boolean check(
      Optional<Place> place, SourceMethod method, Marker marker, Diagnostics diagnostics) {
    return place.map(it -> check(it, method, marker, diagnostics)).orElse(true);
  }

  private static boolean check(
      Place place, SourceMethod method, Marker marker, Diagnostics diagnostics) {
    SourceOwner owner = method.owner();
    if (!owner.isInterface()) {
      // An annotated class is a mistake of its own, and has been told.
      if (!owner.isCircuitBroken()) {
        diagnostics.error(
            "NotAnInterface",
            place,
            "only methods of a Retrofit interface can %s, but %s is %s"
                .formatted(marker.ofMethods(), owner.type().name(), owner.aKind()));
      }
      return false;
    }
    if (method.body().isPresent()) {
      diagnostics.error(
          "NotAbstract",
          place,
          "%s is a %s method, which sends no request itself; annotate the abstract methods it calls"
              .formatted(method.qualifiedName(), method.body().get()));
      return false;
    }
    if (!owner.isCircuitBroken()) {
      diagnostics.error(
          "OwnerNotAnnotated",
          place,
          "%s %s, but %s is not%s; annotate it too, or override %s if it is not yours"
              .formatted(
                  method.qualifiedName(),
                  marker.ofMethod(),
                  owner.type().name(),
                  marker == Marker.CIRCUIT_BROKEN ? "" : " @CircuitBroken",
                  method.name()));
      return false;
    }
    return true;
  }
}
