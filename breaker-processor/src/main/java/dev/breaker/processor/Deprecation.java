package dev.breaker.processor;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** What the compiler would warn of where the generated class names deprecated types. */
final class Deprecation {
  private Deprecation() {}

  /** Such as "removal"; the interface's users are warned all the same. */
  static List<String> lints(Collection<TypeElement> types) {
    Set<String> lints = new TreeSet<>();
    for (TypeElement type : types) {
      for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
        Deprecated deprecated = each.getAnnotation(Deprecated.class);
        if (deprecated != null) {
          lints.add(deprecated.forRemoval() ? "removal" : "deprecation");
        }
      }
    }
    return List.copyOf(lints);
  }
}
