package dev.breaker.processor;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** An interface and all that it extends, each once and after what it extends itself. */
final class Hierarchy {
  private Hierarchy() {}

  static Set<TypeElement> of(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    collect(type, found);
    return found;
  }

  private static void collect(TypeElement type, Set<TypeElement> found) {
    for (TypeMirror parent : type.getInterfaces()) {
      collect((TypeElement) ((DeclaredType) parent).asElement(), found);
    }
    found.add(type);
  }
}
