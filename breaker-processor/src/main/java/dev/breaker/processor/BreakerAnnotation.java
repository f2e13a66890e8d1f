package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import dev.breaker.processor.source.Marker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A {@code @CircuitBroken} as it stands at an element, with defaults for what is not written. */
final class BreakerAnnotation {
  private final Element element;
  private final AnnotationMirror mirror;
  private final List<ExecutableElement> attributes;

  private BreakerAnnotation(Element element, AnnotationMirror mirror) {
    this.element = element;
    this.mirror = mirror;
    this.attributes = methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements());
  }

  static Optional<BreakerAnnotation> of(Element element) {
    return Markers.mirror(Marker.CIRCUIT_BROKEN, element)
        .map(mirror -> new BreakerAnnotation(element, mirror));
  }

  static boolean isPresent(Element element) {
    return of(element).isPresent();
  }

  /**
   * Whether every attribute has a value of its type: none is missing, none is yet to be written.
   */
  boolean isComplete() {
    try {
      return attributes.stream().allMatch(this::hasValue);
    } catch (RuntimeException e) {
      // Eclipse fails where it should show a text or a boolean as the number that is asked for.
      return false;
    }
  }

  private boolean hasValue(ExecutableElement attribute) {
    return value(attribute)
        .filter(value -> AttributeValues.fits(attribute.getReturnType(), value))
        .isPresent();
  }

  boolean asksForFallback() {
    return fallback().getKind() != TypeKind.VOID;
  }

  TypeMirror fallback() {
    return (TypeMirror) value("fallback").getValue();
  }

  AnnotationValue value(String attribute) {
    return value(attribute(attribute)).orElseThrow();
  }

  ElementPlace place() {
    return place((AnnotationValue) null);
  }

  /** The attribute's value where one is written, the whole annotation otherwise. */
  ElementPlace place(String attribute) {
    return place(written().get(attribute(attribute)));
  }

  ElementPlace place(@Nullable AnnotationValue value) {
    return new ElementPlace(element, mirror, value);
  }

  private Optional<AnnotationValue> value(ExecutableElement attribute) {
    AnnotationValue value = written().get(attribute);
    return Optional.ofNullable(value != null ? value : attribute.getDefaultValue());
  }

  private Map<? extends ExecutableElement, ? extends AnnotationValue> written() {
    return mirror.getElementValues();
  }

  private ExecutableElement attribute(String name) {
    for (ExecutableElement attribute : attributes) {
      if (attribute.getSimpleName().contentEquals(name)) {
        return attribute;
      }
    }
    throw new IllegalArgumentException("@CircuitBroken has no attribute " + name);
  }
}
