package dev.breaker.processor;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** What types are called in messages: as in the source, without packages and annotations. */
final class TypeNames {
  private TypeNames() {}

  /** Such as {@code Call<List<User>>}. */
  static String of(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED, ERROR -> {
        DeclaredType declared = (DeclaredType) type;
        String name = Names.of(declared.asElement());
        yield declared.getTypeArguments().isEmpty() ? name : name + arguments(declared);
      }
      case ARRAY -> of(((ArrayType) type).getComponentType()) + "[]";
      case TYPEVAR -> ((TypeVariable) type).asElement().getSimpleName().toString();
      case WILDCARD -> of((WildcardType) type);
      default -> type.getKind().toString().toLowerCase(Locale.ROOT);
    };
  }

  private static String arguments(DeclaredType type) {
    return type.getTypeArguments().stream().map(TypeNames::of).collect(joining(", ", "<", ">"));
  }

  private static String of(WildcardType type) {
    if (type.getExtendsBound() != null) {
      return "? extends " + of(type.getExtendsBound());
    }
    return type.getSuperBound() != null ? "? super " + of(type.getSuperBound()) : "?";
  }
}
