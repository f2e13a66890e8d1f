package dev.breaker.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What compilers give as the values of attributes, which need not be of the attribute's type. */
final class AttributeValues {
  private AttributeValues() {}

  /** Whether a value is there already and is one that its attribute can hold. */
  static boolean fits(TypeMirror type, AnnotationValue value) {
    // For javac, a name that cannot be resolved has this text, without the quotes of a String.
    if (value.toString().equals("<error>") || Eclipse.cannotResolve(value)) {
      return false;
    }
    return switch (type.getKind()) {
      case BOOLEAN -> value.getValue() instanceof Boolean;
      case INT -> value.getValue() instanceof Integer;
      case DOUBLE -> value.getValue() instanceof Double;
      case ARRAY ->
          value.getValue() instanceof List<?>
              && list(value).stream()
                  .allMatch(each -> fits(((ArrayType) type).getComponentType(), each));
      default ->
          TypeParts.isNamed(type, Class.class.getName())
              ? value.getValue() instanceof TypeMirror named && canBe(type, named)
              : value.getValue() instanceof String;
    };
  }

  static List<AnnotationValue> list(AnnotationValue value) {
    return ((List<?>) value.getValue()).stream().map(AnnotationValue.class::cast).toList();
  }

  /** The types here are {@code Class<?>} and {@code Class<? extends Throwable>}. */
  private static boolean canBe(TypeMirror type, TypeMirror named) {
    return TypeParts.hasUpperBound(((DeclaredType) type).getTypeArguments().get(0))
        ? isThrowable(named)
        : exists(named, new HashSet<>());
  }

  /** False where a class that it extends is missing, for that could be any. */
  private static boolean isThrowable(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && (TypeParts.isNamed(type, Throwable.class.getName())
            || isThrowable(TypeParts.element(type).getSuperclass()));
  }

  /** False where a class or an interface that it extends is missing. */
  private static boolean exists(TypeMirror type, Set<TypeElement> seen) {
    if (type.getKind() != TypeKind.DECLARED) {
      return type.getKind() != TypeKind.ERROR;
    }
    TypeElement element = TypeParts.element(type);
    return !seen.add(element)
        || Stream.concat(Stream.of(element.getSuperclass()), element.getInterfaces().stream())
            .allMatch(parent -> exists(parent, seen));
  }
}
