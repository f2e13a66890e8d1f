package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;

import dev.breaker.processor.source.SourceType;
import dev.breaker.processor.source.SourceType.Array;
import dev.breaker.processor.source.SourceType.Declared;
import dev.breaker.processor.source.SourceType.Primitive;
import dev.breaker.processor.source.SourceType.Unknown;
import dev.breaker.processor.source.SourceType.Variable;
import dev.breaker.processor.source.SourceType.Wildcard;
import java.util.List;

/** What types are called in messages: as in the source, without packages and annotations. */
final class TypeTexts {
  private TypeTexts() {}

  /** Such as {@code Call<List<User>>}. */
  static String of(SourceType type) {
    if (type instanceof Declared declared) {
      return declared.type().name() + arguments(declared.arguments());
    }
    if (type instanceof Unknown unknown) {
      return unknown.name() + arguments(unknown.arguments());
    }
    if (type instanceof Array array) {
      return of(array.component()) + "[]";
    }
    if (type instanceof Wildcard wildcard) {
      return of(wildcard);
    }
    return type instanceof Variable variable ? variable.name() : ((Primitive) type).name();
  }

  private static String arguments(List<SourceType> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream().map(TypeTexts::of).collect(joining(", ", "<", ">"));
  }

  private static String of(Wildcard type) {
    return type.upper()
        .map(upper -> "? extends " + of(upper))
        .or(() -> type.lower().map(lower -> "? super " + of(lower)))
        .orElse("?");
  }
}
