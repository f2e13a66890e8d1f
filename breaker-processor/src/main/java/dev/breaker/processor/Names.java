package dev.breaker.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** What elements are called in messages: as in the source, without the package. */
final class Names {
  private Names() {}

  /** Such as {@code Outer.Inner} or {@code Outer.Inner.search}. */
  static String of(Element element) {
    Element owner = element.getEnclosingElement();
    String name = element.getSimpleName().toString();
    return owner instanceof TypeElement ? of(owner) + "." + name : name;
  }
}
