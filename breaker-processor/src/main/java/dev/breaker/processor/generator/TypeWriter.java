package dev.breaker.processor.generator;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceType;
import dev.breaker.processor.source.SourceType.Array;
import dev.breaker.processor.source.SourceType.Declared;
import dev.breaker.processor.source.SourceType.Primitive;
import dev.breaker.processor.source.SourceType.Wildcard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what generated classes call types. */
final class TypeWriter {
  private static final Map<String, TypeName> PRIMITIVES =
      Map.of(
          "boolean", TypeName.BOOLEAN,
          "byte", TypeName.BYTE,
          "char", TypeName.CHAR,
          "double", TypeName.DOUBLE,
          "float", TypeName.FLOAT,
          "int", TypeName.INT,
          "long", TypeName.LONG,
          "short", TypeName.SHORT);

  private TypeWriter() {}

  static ClassName name(SourceClass type) {
    return type.around()
        .map(around -> name(around).nestedClass(type.simpleName()))
        .orElseGet(() -> ClassName.get(type.packageName(), type.simpleName()));
  }

  /**
   * Such as {@code Map<String, ? extends User>}.
   *
   * @throws IllegalArgumentException for what a class beside the interface cannot name
   */
  static TypeName name(SourceType type) {
    if (type instanceof Declared declared) {
      return name(declared);
    }
    if (type instanceof Array array) {
      return ArrayTypeName.of(name(array.component()));
    }
    if (type instanceof Wildcard wildcard) {
      return wildcard
          .lower()
          .map(lower -> WildcardTypeName.supertypeOf(name(lower)))
          .orElseGet(
              () ->
                  WildcardTypeName.subtypeOf(
                      wildcard.upper().map(TypeWriter::name).orElse(ClassName.OBJECT)));
    }
    if (type instanceof Primitive primitive) {
      return Optional.ofNullable(PRIMITIVES.get(primitive.name())).orElseThrow();
    }
    throw new IllegalArgumentException("no class can name " + TypeTexts.of(type));
  }

  private static TypeName name(Declared declared) {
    List<TypeName> arguments = declared.arguments().stream().map(TypeWriter::name).toList();
    Optional<TypeName> around = declared.around().map(TypeWriter::name);
    if (around.isPresent() && around.get() instanceof ParameterizedTypeName outer) {
      return outer.nestedClass(declared.type().simpleName(), arguments);
    }
    ClassName name = name(declared.type());
    return arguments.isEmpty()
        ? name
        : ParameterizedTypeName.get(name, arguments.toArray(TypeName[]::new));
  }
}
