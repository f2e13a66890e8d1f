package dev.breaker.processor;

import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** What types are made of: their classes, their arguments, the bounds of their wildcards. */
final class TypeParts {
  private TypeParts() {}

  /** Whether a type is qualified so, whatever its arguments. */
  static boolean isNamed(TypeMirror type, CharSequence name) {
    return type.getKind() == TypeKind.DECLARED
        && element(type).getQualifiedName().contentEquals(name);
  }

  static TypeElement element(TypeMirror declared) {
    return (TypeElement) ((DeclaredType) declared).asElement();
  }

  /** Whether a type or any of its parts passes a test. */
  static boolean anyIn(TypeMirror type, Predicate<TypeMirror> test) {
    if (test.test(type)) {
      return true;
    }
    return switch (type.getKind()) {
      case DECLARED ->
          ((DeclaredType) type).getTypeArguments().stream().anyMatch(part -> anyIn(part, test));
      case ARRAY -> anyIn(((ArrayType) type).getComponentType(), test);
      case WILDCARD -> {
        TypeMirror upper = ((WildcardType) type).getExtendsBound();
        TypeMirror lower = ((WildcardType) type).getSuperBound();
        yield (upper != null && anyIn(upper, test)) || (lower != null && anyIn(lower, test));
      }
      default -> false;
    };
  }

  static boolean hasUpperBound(TypeMirror argument) {
    return argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null;
  }
}
