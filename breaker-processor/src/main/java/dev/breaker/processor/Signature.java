package dev.breaker.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * What tells a method from all others.
 *
 * @param parameters the types of its parameters, without type arguments
 */
record Signature(String name, List<TypeMirror> parameters) {

  static Signature of(ExecutableElement method, Types types) {
    return new Signature(
        method.getSimpleName().toString(),
        method.getParameters().stream()
            .map(VariableElement::asType)
            .map(types::erasure)
            .map(TypeMirror.class::cast)
            .toList());
  }
}
