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
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

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
    return value(attribute).filter(value -> fits(attribute.getReturnType(), value)).isPresent();
  }

  private static boolean fits(TypeMirror type, AnnotationValue value) {
    // For javac, a name that cannot be resolved has this text, without the quotes of a String.
    if (value.toString().equals("<error>") || Eclipse.cannotResolve(value)) {
      return false;
    }
    return switch (type.getKind()) {
      case INT -> value.getValue() instanceof Integer;
      case DOUBLE -> value.getValue() instanceof Double;
      case ARRAY ->
          value.getValue() instanceof List<?>
              && list(value).stream()
                  .allMatch(each -> fits(((ArrayType) type).getComponentType(), each));
      default ->
          isNamed(type, Class.class)
              ? value.getValue() instanceof TypeMirror named && isThrowable(named)
              : value.getValue() instanceof String;
    };
  }

  /** False where a class that it extends is missing, for that could be any. */
  private static boolean isThrowable(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && (isNamed(type, Throwable.class)
            || isThrowable(((TypeElement) ((DeclaredType) type).asElement()).getSuperclass()));
  }

  private static boolean isNamed(TypeMirror type, Class<?> expected) {
    return ((TypeElement) ((DeclaredType) type).asElement())
        .getQualifiedName()
        .contentEquals(expected.getName());
  }

  private static List<AnnotationValue> list(AnnotationValue value) {
    return ((List<?>) value.getValue()).stream().map(AnnotationValue.class::cast).toList();
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

  List<AnnotationValue> list(String attribute) {
    return list(value(attribute(attribute)).orElseThrow());
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
