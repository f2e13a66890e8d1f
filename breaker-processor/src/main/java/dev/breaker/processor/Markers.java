package dev.breaker.processor;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.breaker.processor.source.Marker;
import dev.breaker.processor.source.Place;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** Finds the annotations that say something of methods. */
final class Markers {
  private Markers() {}

  static Set<String> annotations() {
    return Stream.of(Marker.values()).map(Marker::annotation).collect(toUnmodifiableSet());
  }

  static Map<Marker, Place> at(Element element) {
    Map<Marker, Place> places = new EnumMap<>(Marker.class);
    for (Marker marker : Marker.values()) {
      place(marker, element).ifPresent(place -> places.put(marker, place));
    }
    return places;
  }

  static Optional<Place> place(Marker marker, Element element) {
    return mirror(marker, element).map(mirror -> new ElementPlace(element, mirror, null));
  }

  static Optional<AnnotationMirror> mirror(Marker marker, Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (TypeParts.isNamed(mirror.getAnnotationType(), marker.annotation())) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }
}
