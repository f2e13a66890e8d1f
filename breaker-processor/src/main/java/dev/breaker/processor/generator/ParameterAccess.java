package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceParameter;
import dev.breaker.processor.source.SourceType;
import java.util.List;

/** Whether the generated class can name the types of a method's parameters. */
final class ParameterAccess {
  private ParameterAccess() {}

  /**
   * Reports each that it cannot name.
   *
   * @param named what it names for each parameter
   * @param type the interface beside which the generated class will be
   */
  static void check(
      SourceMethod method, List<SourceType> named, SourceClass type, Diagnostics diagnostics) {
    for (int i = 0; i < named.size(); i++) {
      SourceParameter parameter = method.parameters().get(i);
      String use = "as parameter %s of %s".formatted(parameter.name(), method.qualifiedName());
      for (SourceClass each : TypeParts.classes(named.get(i))) {
        Access.obstacle(each, type, use)
            .ifPresent(
                obstacle -> diagnostics.error("ParameterAccess", parameter.place(), obstacle));
      }
    }
  }
}
