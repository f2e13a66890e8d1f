package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import dev.breaker.annotation.CircuitBroken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** A {@code @CircuitBroken} as it stands at an element, with defaults for what is not written. */
final class BreakerAnnotation {
  static final String NAME = CircuitBroken.class.getCanonicalName();

  private final Element element;
  private final AnnotationMirror mirror;

  private BreakerAnnotation(Element element, AnnotationMirror mirror) {
    this.element = element;
    this.mirror = mirror;
  }

  static Optional<BreakerAnnotation> of(Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (isNamed(mirror, NAME)) {
        return Optional.of(new BreakerAnnotation(element, mirror));
      }
    }
    return Optional.empty();
  }

  static boolean isPresent(Element element) {
    return of(element).isPresent();
  }

  private static boolean isNamed(AnnotationMirror mirror, String name) {
    TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
    return type.getQualifiedName().contentEquals(name);
  }

  /**
   * Whether every attribute has a value of its type: none is missing, none is yet to be written.
   */
  boolean isComplete() {
    try {
      return attributes().stream().allMatch(this::hasValue);
    } catch (RuntimeException e) {
      // Eclipse fails where it should show a text or a boolean as the number that is asked for.
      return false;
    }
  }

  private boolean hasValue(ExecutableElement attribute) {
    return value(attribute)
        // For javac, a name that cannot be resolved has this text, without the quotes of a String.
        .filter(value -> !value.toString().equals("<error>"))
        .filter(value -> !Eclipse.cannotResolve(value))
        .filter(value -> typeOf(attribute).isInstance(value.getValue()))
        .isPresent();
  }

  private static Class<?> typeOf(ExecutableElement attribute) {
    return switch (attribute.getReturnType().getKind()) {
      case INT -> Integer.class;
      case DOUBLE -> Double.class;
      default -> String.class;
    };
  }

  Place place() {
    return new Place(element, mirror, null);
  }

  /** The attribute's value where one is written, the whole annotation otherwise. */
  Place place(String attribute) {
    return new Place(element, mirror, written().get(attribute(attribute)));
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
    return attributes().stream()
        .filter(attribute -> attribute.getSimpleName().contentEquals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<ExecutableElement> attributes() {
    return methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements());
  }
}
