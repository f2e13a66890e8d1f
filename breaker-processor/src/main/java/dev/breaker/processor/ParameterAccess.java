package dev.breaker.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

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
      ExecutableElement method, List<TypeMirror> named, TypeElement type, Diagnostics diagnostics) {
    for (int i = 0; i < named.size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      String use = "as parameter %s of %s".formatted(parameter.getSimpleName(), Names.of(method));
      for (TypeElement each : TypeParts.classes(named.get(i))) {
        Access.obstacle(each, type, use)
            .ifPresent(
                obstacle -> diagnostics.error("ParameterAccess", Place.at(parameter), obstacle));
      }
    }
  }
}
