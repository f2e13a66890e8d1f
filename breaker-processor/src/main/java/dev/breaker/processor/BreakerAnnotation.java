package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

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
    return Marker.CIRCUIT_BROKEN
        .mirrorAt(element)
        .map(mirror -> new BreakerAnnotation(element, mirror));
  }

  static boolean isPresent(Element element) {
    return Marker.CIRCUIT_BROKEN.isAt(element);
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

  Place place() {
    return new Place(element, mirror, null);
  }

  /** The attribute's value where one is written, the whole annotation otherwise. */
  Place place(String attribute) {
    return new Place(element, mirror, written().get(attribute(attribute)));
  }

  /** One of the values in the attribute's list, where the compiler can point at it. */
  Place place(String attribute, AnnotationValue one) {
    return Eclipse.canPointAtOne(one) ? new Place(element, mirror, one) : place(attribute);
  }

  String string(String attribute) {
    return (String) required(attribute);
  }

  int integer(String attribute) {
    return (Integer) required(attribute);
  }

  double decimal(String attribute) {
    return (Double) required(attribute);
  }

  boolean bool(String attribute) {
    return (Boolean) required(attribute);
  }

  TypeMirror type(String attribute) {
    return (TypeMirror) required(attribute);
  }

  List<AnnotationValue> list(String attribute) {
    return AttributeValues.list(value(attribute(attribute)).orElseThrow());
  }

  private Object required(String attribute) {
    return value(attribute(attribute)).orElseThrow().getValue();
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
