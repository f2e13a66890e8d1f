package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.Visibility;
import java.util.Optional;

/** What a type must be for Retrofit to implement it, and for a class beside it to reach it. */
final class Shape {
  private Shape() {}

  static void check(SourceInterface source, Diagnostics diagnostics) {
    if (!source.declaration().isInterface()) {
      diagnostics.error(
          "NotAnInterface",
          source.annotation().place(),
          "only a Retrofit interface can be @CircuitBroken, but %s is %s; annotate the interface"
              .formatted(source.type().name(), source.declaration().aKind()));
      return;
    }
    checkAccess(source, diagnostics);
    checkTypeParameters(source, diagnostics);
  }

  private static void checkAccess(SourceInterface source, Diagnostics diagnostics) {
    SourceClass type = source.type();
    Optional<SourceClass> around = Optional.of(type);
    while (around.isPresent()) {
      SourceClass each = around.get();
      if (each.visibility() == Visibility.PRIVATE) {
        diagnostics.error(
            "Private",
            source.place(),
            "%s is%s private, so the class generated beside it cannot reach it; leave private out"
                .formatted(
                    type.name(), each.equals(type) ? "" : " in " + each.name() + ", which is"));
      }
      around = each.around();
    }
  }

  private static void checkTypeParameters(SourceInterface source, Diagnostics diagnostics) {
    SourceClass type = source.type();
    for (SourceClass each : source.hierarchy()) {
      if (each.typeParameters().isEmpty()) {
        continue;
      }
      String parameters = "<" + String.join(", ", each.typeParameters()) + ">";
      if (each.equals(type)) {
        diagnostics.error(
            "TypeParameters",
            source.parametersPlace(),
            "%s has the type parameters %s, which Retrofit refuses; name the types in the methods"
                .formatted(type.name(), parameters));
      } else {
        diagnostics.error(
            "TypeParameters",
            source.place(),
            "%s inherits from %s%s, but Retrofit refuses type parameters; extend one without"
                .formatted(type.name(), each.name(), parameters));
      }
    }
  }
}
