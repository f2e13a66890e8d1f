package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;
import static javax.lang.model.util.ElementFilter.typesIn;

import javax.lang.model.element.ExecutableElement;

/** The bodies that Kotlin keeps in a class of their own unless it writes default methods. */
final class KotlinBodies {
  private KotlinBodies() {}

  static boolean has(ExecutableElement method) {
    return typesIn(RetrofitMethods.owner(method).getEnclosedElements()).stream()
        .filter(type -> type.getSimpleName().contentEquals("DefaultImpls"))
        .flatMap(type -> methodsIn(type.getEnclosedElements()).stream())
        .anyMatch(body -> body.getSimpleName().equals(method.getSimpleName()));
  }
}
