package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceAnnotation;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceParameter;
import dev.breaker.processor.source.SourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which parameter of a method is the key of its breaker, or reports every mistake in it. */
final class KeyReader {
  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.String",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long");

  private static final Set<String> PRIMITIVES = Set.of("byte", "short", "int", "long");

  private final SourceClass type;
  private final Diagnostics diagnostics;

  /**
   * @param type the interface beside which the generated class will be
   */
  KeyReader(SourceClass type, Diagnostics diagnostics) {
    this.type = type;
    this.diagnostics = diagnostics;
  }

  /**
   * The key, if there is one and nothing is wrong with it.
   *
   * @param annotation the one that the method's breaker has its settings of
   */
  Optional<KeyedMethod> read(SourceMethod method, SourceAnnotation annotation) {
    List<SourceParameter> keys =
        method.parameters().stream().filter(parameter -> parameter.key().isPresent()).toList();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    SourceParameter key = keys.get(0);
    if (keys.size() > 1) {
      wrong(
          "TwoKeys",
          keys.get(1),
          "%s has the keys %s and %s, but a breaker has one key; keep one @BreakerKey"
              .formatted(method.qualifiedName(), key.name(), keys.get(1).name()));
    }
    if (!canBeKey(key.type())) {
      wrong(
          "KeyType",
          key,
          "parameter %s of %s has type %s, but a @BreakerKey must be a String, an enum, or a byte,"
                  .formatted(key.name(), method.qualifiedName(), TypeTexts.of(key.type()))
              + " short, int or long, boxed or not; pass one of these");
    }
    if (!method.isNameCertain()) {
      wrong(
          "KeyMethodName",
          key,
          "%s is a suspend function that takes a value class, and KSP does not tell its name in class"
                  .formatted(method.qualifiedName())
              + " files; take what is inside of the value class");
    }
    if (annotation.bool("perHost")) {
      wrong(
          "KeyAndPerHost",
          key,
          "%s has the key %s, but its breaker has perHost = true; leave one of them out"
              .formatted(method.qualifiedName(), key.name()));
    }
    new KeySettingsReader(new Attributes(annotation, diagnostics)).checkService();
    Signature signature = Signature.of(method);
    ParameterAccess.check(method, signature.parameters(), type, diagnostics);
    return Optional.of(
        new KeyedMethod(
            method,
            signature,
            annotation.string("service"),
            annotation.integer("maxKeys"),
            method.parameters().indexOf(key)));
  }

  private void wrong(String id, SourceParameter key, String message) {
    diagnostics.error(id, key.key().orElseThrow(), message);
  }

  private static boolean canBeKey(SourceType type) {
    return type instanceof SourceType.Primitive primitive
        ? PRIMITIVES.contains(primitive.name())
        : type instanceof SourceType.Declared declared
            && (declared.type().isEnum() || CLASSES.contains(declared.type().qualifiedName()));
  }
}
