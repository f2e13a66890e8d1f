package dev.breaker.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A suspend function of Kotlin, as other languages see it: its last parameter is a {@code
 * Continuation}, to which its result goes.
 */
final class SuspendFunction {
  private static final String CONTINUATION = "kotlin.coroutines.Continuation";

  private SuspendFunction() {}

  static boolean is(ExecutableElement method) {
    return continuation(method).isPresent();
  }

  /** The last parameter, if Retrofit takes it for a continuation. */
  static Optional<VariableElement> continuation(ExecutableElement method) {
    List<? extends VariableElement> parameters = method.getParameters();
    if (parameters.isEmpty()) {
      return Optional.empty();
    }
    VariableElement last = parameters.get(parameters.size() - 1);
    return TypeParts.isNamed(last.asType(), CONTINUATION) && !RetrofitAnnotations.areAt(last)
        ? Optional.of(last)
        : Optional.empty();
  }

  /** What a {@code Continuation<? super User>} is given: the user. */
  static Optional<TypeMirror> result(ExecutableElement method) {
    return continuation(method)
        .map(VariableElement::asType)
        .filter(type -> !TypeParts.isRaw(type))
        .map(TypeParts::argument);
  }
}
