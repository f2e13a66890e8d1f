package dev.breaker.processor;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** What the compiler would warn of where the generated class casts the arguments of a call. */
final class CastLints {
  private CastLints() {}

  /**
   * Such as "unchecked".
   *
   * @param cast the declared type, or its erasure where it has type variables
   */
  static Set<String> of(TypeMirror declared, TypeMirror cast) {
    Set<String> lints = new TreeSet<>();
    // In a cast, Eclipse warns of a raw type, and javac does not. Neither warns of an array of one.
    if (TypeParts.isRaw(cast) || TypeParts.anyIn(cast, CastLints::hasRawArgument)) {
      lints.add("rawtypes");
    }
    if (!isReifiable(cast) || TypeParts.hasVariable(declared)) {
      lints.add("unchecked");
    }
    return lints;
  }

  private static boolean hasRawArgument(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream().anyMatch(TypeParts::isRaw);
  }

  /** Whether the JVM can check the whole type. */
  private static boolean isReifiable(TypeMirror type) {
    return switch (type.getKind()) {
      case ARRAY -> isReifiable(((ArrayType) type).getComponentType());
      case DECLARED -> {
        DeclaredType declared = (DeclaredType) type;
        yield declared.getTypeArguments().stream().allMatch(CastLints::isUnbounded)
            && isReifiable(declared.getEnclosingType());
      }
      default -> true;
    };
  }

  private static boolean isUnbounded(TypeMirror argument) {
    return argument instanceof WildcardType wildcard
        && wildcard.getExtendsBound() == null
        && wildcard.getSuperBound() == null;
  }
}
