package dev.breaker.processor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads which parameter of a method is the key of its breaker, or reports every mistake in it. */
final class KeyReader {
  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.String",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long");

  private final TypeElement type;
  private final Types types;
  private final Diagnostics diagnostics;

  /**
   * @param type the interface beside which the generated class will be
   */
  KeyReader(TypeElement type, Types types, Diagnostics diagnostics) {
    this.type = type;
    this.types = types;
    this.diagnostics = diagnostics;
  }

  static boolean hasKey(ExecutableElement method) {
    return method.getParameters().stream().anyMatch(Marker.BREAKER_KEY::isAt);
  }

  /**
   * The key, if there is one and nothing is wrong with it.
   *
   * @param annotation the one that the method's breaker has its settings of
   */
  Optional<KeyedMethod> read(ExecutableElement method, BreakerAnnotation annotation) {
    List<? extends VariableElement> keys =
        method.getParameters().stream().filter(Marker.BREAKER_KEY::isAt).toList();
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    VariableElement key = keys.get(0);
    if (keys.size() > 1) {
      wrong(
          "TwoKeys",
          keys.get(1),
          "%s has the keys %s and %s, but a breaker has one key; keep one @BreakerKey"
              .formatted(Names.of(method), key.getSimpleName(), keys.get(1).getSimpleName()));
    }
    if (!canBeKey(key.asType())) {
      wrong(
          "KeyType",
          key,
          "parameter %s of %s has type %s, but a @BreakerKey must be a String, an enum, or a byte,"
                  .formatted(key.getSimpleName(), Names.of(method), TypeNames.of(key.asType()))
              + " short, int or long, boxed or not; pass one of these");
    }
    if (annotation.bool("perHost")) {
      wrong(
          "KeyAndPerHost",
          key,
          "%s has the key %s, but its breaker has perHost = true; leave one of them out"
              .formatted(Names.of(method), key.getSimpleName()));
    }
    new KeySettingsReader(new Attributes(annotation, diagnostics)).checkService();
    Signature signature = Signature.of(method, types);
    ParameterAccess.check(method, signature.parameters(), type, diagnostics);
    return Optional.of(
        new KeyedMethod(
            method,
            signature,
            annotation.string("service"),
            annotation.integer("maxKeys"),
            method.getParameters().indexOf(key)));
  }

  private void wrong(String id, VariableElement key, String message) {
    diagnostics.error(id, Marker.BREAKER_KEY.placeAt(key).orElseThrow(), message);
  }

  private static boolean canBeKey(TypeMirror type) {
    return switch (type.getKind()) {
      case BYTE, SHORT, INT, LONG -> true;
      case DECLARED ->
          TypeParts.element(type).getKind() == ElementKind.ENUM
              || CLASSES.contains(TypeParts.qualifiedName(type));
      default -> false;
    };
  }
}
