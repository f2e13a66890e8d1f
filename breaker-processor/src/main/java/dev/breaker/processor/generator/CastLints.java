package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceType;
import dev.breaker.processor.source.SourceType.Array;
import dev.breaker.processor.source.SourceType.Declared;
import dev.breaker.processor.source.SourceType.Wildcard;
import java.util.Set;
import java.util.TreeSet;

/** What the compiler would warn of where the generated class casts the arguments of a call. */
final class CastLints {
  private CastLints() {}

  /**
   * Such as "unchecked".
   *
   * @param cast the declared type, or its erasure where it has type variables
   */
  static Set<String> of(SourceType declared, SourceType cast) {
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

  private static boolean hasRawArgument(SourceType type) {
    return type instanceof Declared declared
        && declared.arguments().stream().anyMatch(TypeParts::isRaw);
  }

  /** Whether the JVM can check the whole type. */
  private static boolean isReifiable(SourceType type) {
    if (type instanceof Array array) {
      return isReifiable(array.component());
    }
    return !(type instanceof Declared declared)
        || (declared.arguments().stream().allMatch(CastLints::isUnbounded)
            && declared.around().map(CastLints::isReifiable).orElse(true));
  }

  private static boolean isUnbounded(SourceType argument) {
    return argument instanceof Wildcard wildcard
        && wildcard.upper().isEmpty()
        && wildcard.lower().isEmpty();
  }
}
