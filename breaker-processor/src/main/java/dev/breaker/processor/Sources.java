package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.typesIn;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The types that are being compiled: only in their sources can a caret be placed. */
final class Sources {
  private final Set<String> names = new HashSet<>();

  void add(Set<? extends Element> rootElements) {
    for (TypeElement type : typesIn(rootElements)) {
      names.add(type.getQualifiedName().toString());
    }
  }

  boolean contain(Element element) {
    for (Element each = element; each != null; each = each.getEnclosingElement()) {
      if (each instanceof TypeElement type && names.contains(type.getQualifiedName().toString())) {
        return true;
      }
    }
    return false;
  }
}
