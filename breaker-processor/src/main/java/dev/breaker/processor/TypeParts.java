package dev.breaker.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** What types are made of: their arguments, their components, the bounds of their wildcards. */
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

  static String qualifiedName(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED ? element(type).getQualifiedName().toString() : "";
  }

  /** Whether type arguments are left out. */
  static boolean isRaw(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).getTypeArguments().isEmpty()
        && !element(type).getTypeParameters().isEmpty();
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

  /** The classes that the source of a type names. */
  static Set<TypeElement> classes(TypeMirror type) {
    Set<TypeElement> classes = new LinkedHashSet<>();
    boolean unused =
        anyIn(
            type,
            part -> {
              if (part.getKind() == TypeKind.DECLARED) {
                classes.add(element(part));
              }
              return false;
            });
    return classes;
  }

  /** Retrofit refuses these in return types and parameters, however deep. */
  static boolean hasWildcardOrVariable(TypeMirror type) {
    return anyIn(
        type, part -> part.getKind() == TypeKind.WILDCARD || part.getKind() == TypeKind.TYPEVAR);
  }

  static boolean hasVariable(TypeMirror type) {
    return anyIn(type, part -> part.getKind() == TypeKind.TYPEVAR);
  }

  static boolean hasUpperBound(TypeMirror argument) {
    return argument instanceof WildcardType wildcard && wildcard.getExtendsBound() != null;
  }

  /** The only type argument, or what bounds it. */
  static TypeMirror argument(TypeMirror declared) {
    TypeMirror argument = ((DeclaredType) declared).getTypeArguments().get(0);
    if (!(argument instanceof WildcardType wildcard)) {
      return argument;
    }
    TypeMirror upper = wildcard.getExtendsBound();
    TypeMirror lower = wildcard.getSuperBound();
    return lower != null ? lower : upper != null ? upper : argument;
  }
}
