package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.Marker;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceParameter;
import java.util.Optional;

/** The methods that are {@code @NotCircuitBroken}: nothing else may be said of their breaker. */
final class LeftAlone {
  private LeftAlone() {}

  static boolean is(SourceMethod method) {
    return method.marks().containsKey(Marker.NOT_CIRCUIT_BROKEN);
  }

  static void checkThatItIsNot(SourceMethod method, Diagnostics diagnostics) {
    Optional.ofNullable(method.marks().get(Marker.NOT_CIRCUIT_BROKEN))
        .ifPresent(
            place ->
                diagnostics.error(
                    "BrokenAndNot",
                    place,
                    method.qualifiedName()
                        + " is @CircuitBroken and @NotCircuitBroken; leave one of them out"));
  }

  static void checkThatItHasNoKey(SourceMethod method, Diagnostics diagnostics) {
    for (SourceParameter parameter : method.parameters()) {
      parameter
          .key()
          .ifPresent(
              place ->
                  diagnostics.error(
                      "KeyWithoutBreaker",
                      place,
                      "%s is @NotCircuitBroken, so it has no breaker for the key %s; leave one of"
                              .formatted(method.qualifiedName(), parameter.name())
                          + " the annotations out"));
    }
  }
}
