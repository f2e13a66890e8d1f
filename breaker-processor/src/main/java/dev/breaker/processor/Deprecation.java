package dev.breaker.processor;

import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;

/** What the compiler would warn of where the generated class names what is deprecated. */
final class Deprecation {
  private Deprecation() {}

  /** Such as "removal"; the interface's users are warned all the same. */
  static Set<String> lints(Element named) {
    Set<String> lints = new TreeSet<>();
    for (Element each = named; each != null; each = each.getEnclosingElement()) {
      Deprecated deprecated = each.getAnnotation(Deprecated.class);
      // What is in a deprecated package is not deprecated.
      if (deprecated != null && !(each instanceof PackageElement)) {
        lints.add(deprecated.forRemoval() ? "removal" : "deprecation");
      }
    }
    return lints;
  }
}
