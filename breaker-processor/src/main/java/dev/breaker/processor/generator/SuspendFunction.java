package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceParameter;
import dev.breaker.processor.source.SourceType;
import java.util.List;
import java.util.Optional;

/**
 * A suspend function of Kotlin, as other languages see it: its last parameter is a {@code
 * Continuation}, to which its result goes.
 */
final class SuspendFunction {
  private static final String CONTINUATION = "kotlin.coroutines.Continuation";

  private SuspendFunction() {}

  static boolean is(SourceMethod method) {
    return continuation(method).isPresent();
  }

  /** The last parameter, if Retrofit takes it for a continuation. */
  static Optional<SourceParameter> continuation(SourceMethod method) {
    List<SourceParameter> parameters = method.parameters();
    if (parameters.isEmpty()) {
      return Optional.empty();
    }
    SourceParameter last = parameters.get(parameters.size() - 1);
    return TypeParts.isNamed(last.type(), CONTINUATION) && !last.isOfRequest()
        ? Optional.of(last)
        : Optional.empty();
  }

  /** What a {@code Continuation<? super User>} is given: the user. */
  static Optional<SourceType> result(SourceMethod method) {
    return continuation(method)
        .map(SourceParameter::type)
        .filter(type -> !TypeParts.isRaw(type))
        .map(TypeParts::argument);
  }
}
