package dev.breaker.processor;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/** The methods that are {@code @NotCircuitBroken}: nothing else may be said of their breaker. */
final class LeftAlone {
  private LeftAlone() {}

  static boolean is(ExecutableElement method) {
    return Marker.NOT_CIRCUIT_BROKEN.isAt(method);
  }

  static void checkThatItIsNot(ExecutableElement method, Diagnostics diagnostics) {
    Marker.NOT_CIRCUIT_BROKEN
        .placeAt(method)
        .ifPresent(
            place ->
                diagnostics.error(
                    "BrokenAndNot",
                    place,
                    Names.of(method)
                        + " is @CircuitBroken and @NotCircuitBroken; leave one of them out"));
  }

  static void checkThatItHasNoKey(ExecutableElement method, Diagnostics diagnostics) {
    for (VariableElement parameter : method.getParameters()) {
      Marker.BREAKER_KEY
          .placeAt(parameter)
          .ifPresent(
              place ->
                  diagnostics.error(
                      "KeyWithoutBreaker",
                      place,
                      "%s is @NotCircuitBroken, so it has no breaker for the key %s; leave one of"
                              .formatted(Names.of(method), parameter.getSimpleName())
                          + " the annotations out"));
    }
  }
}
