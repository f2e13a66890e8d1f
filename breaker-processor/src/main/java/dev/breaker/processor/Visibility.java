package dev.breaker.processor;

import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds types by name as the source of another type would. */
final class Visibility {
  private Visibility() {}

  static @Nullable TypeElement find(String name, TypeElement from, Elements elements) {
    ModuleElement module = elements.getModuleOf(from);
    // Sources of Java 8, which kapt may ask for, belong to no module at all.
    return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
  }
}
