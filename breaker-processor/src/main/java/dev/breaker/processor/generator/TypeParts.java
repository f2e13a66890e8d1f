package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceType;
import dev.breaker.processor.source.SourceType.Array;
import dev.breaker.processor.source.SourceType.Declared;
import dev.breaker.processor.source.SourceType.Primitive;
import dev.breaker.processor.source.SourceType.Unknown;
import dev.breaker.processor.source.SourceType.Variable;
import dev.breaker.processor.source.SourceType.Wildcard;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What types are made of: their arguments, their components, the bounds of their wildcards. */
final class TypeParts {
  private TypeParts() {}

  static boolean isVoid(SourceType type) {
    return type instanceof Primitive primitive && primitive.name().equals("void");
  }

  /** Whether a type is qualified so, whatever its arguments. */
  static boolean isNamed(SourceType type, String name) {
    return qualifiedName(type).equals(name);
  }

  static String qualifiedName(SourceType type) {
    return type instanceof Declared declared ? declared.type().qualifiedName() : "";
  }

  /** Whether type arguments are left out. */
  static boolean isRaw(SourceType type) {
    return type instanceof Declared declared
        && declared.arguments().isEmpty()
        && !declared.type().typeParameters().isEmpty();
  }

  /** Whether a type or any of its parts passes a test. */
  static boolean anyIn(SourceType type, Predicate<SourceType> test) {
    return test.test(type) || parts(type).anyMatch(part -> anyIn(part, test));
  }

  private static Stream<SourceType> parts(SourceType type) {
    if (type instanceof Declared declared) {
      return declared.arguments().stream();
    }
    if (type instanceof Array array) {
      return Stream.of(array.component());
    }
    return type instanceof Wildcard wildcard
        ? Stream.concat(wildcard.upper().stream(), wildcard.lower().stream())
        : Stream.empty();
  }

  /** The classes that the source of a type names. */
  static Set<SourceClass> classes(SourceType type) {
    Set<SourceClass> classes = new LinkedHashSet<>();
    if (type instanceof Declared declared) {
      classes.add(declared.type());
    }
    parts(type).forEach(part -> classes.addAll(classes(part)));
    return classes;
  }

  /** Retrofit refuses these in return types and parameters, however deep. */
  static boolean hasWildcardOrVariable(SourceType type) {
    return anyIn(type, part -> part instanceof Wildcard || part instanceof Variable);
  }

  static boolean hasVariable(SourceType type) {
    return anyIn(type, part -> part instanceof Variable);
  }

  /** The only type argument, or what bounds it. */
  static SourceType argument(SourceType type) {
    SourceType argument = ((Declared) type).arguments().get(0);
    return argument instanceof Wildcard wildcard
        ? wildcard.lower().or(wildcard::upper).orElse(argument)
        : argument;
  }

  /** Such as {@code java.lang.String[]}, of a type without type arguments. */
  static String binaryName(SourceType erased) {
    if (erased instanceof Declared declared) {
      return declared.type().binaryName();
    }
    return erased instanceof Array array
        ? binaryName(array.component()) + "[]"
        : erased instanceof Unknown unknown ? unknown.name() : ((Primitive) erased).name();
  }
}
