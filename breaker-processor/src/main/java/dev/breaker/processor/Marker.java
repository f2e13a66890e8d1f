package dev.breaker.processor;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** An annotation that says something of one method, at the method or at a parameter of it. */
enum Marker {
  CIRCUIT_BROKEN(CircuitBroken.class, "be @CircuitBroken", "is @CircuitBroken"),
  NOT_CIRCUIT_BROKEN(NotCircuitBroken.class, "be @NotCircuitBroken", "is @NotCircuitBroken"),
  BREAKER_KEY(BreakerKey.class, "have a @BreakerKey", "has a @BreakerKey");

  private final String annotation;
  private final String ofMethods;
  private final String ofMethod;

  Marker(Class<?> annotation, String ofMethods, String ofMethod) {
    this.annotation = annotation.getCanonicalName();
    this.ofMethods = ofMethods;
    this.ofMethod = ofMethod;
  }

  static Set<String> annotations() {
    return Stream.of(values()).map(marker -> marker.annotation).collect(toUnmodifiableSet());
  }

  /** What a method that it stands at is, such as "is @NotCircuitBroken". */
  String ofMethod() {
    return ofMethod;
  }

  /** Such as "be @NotCircuitBroken". */
  String ofMethods() {
    return ofMethods;
  }

  boolean isAt(Element element) {
    return mirrorAt(element).isPresent();
  }

  Optional<Place> placeAt(Element element) {
    return mirrorAt(element).map(mirror -> new Place(element, mirror, null));
  }

  Optional<AnnotationMirror> mirrorAt(Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (TypeParts.isNamed(mirror.getAnnotationType(), annotation)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }
}
