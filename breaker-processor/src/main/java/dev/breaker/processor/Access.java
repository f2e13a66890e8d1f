package dev.breaker.processor;

import static java.util.Objects.requireNonNull;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** What a class that is generated beside an interface can name. */
final class Access {
  private Access() {}

  /**
   * Why the generated class cannot name an exception that an annotation names. The annotation may
   * see more than it: what is private around the interface, what its outer class inherits, and, if
   * it is at an inherited method, what is in that method's package.
   */
  static Optional<String> obstacle(TypeElement exception, TypeElement type) {
    boolean isBeside = packageOf(exception).equals(packageOf(type));
    for (Element each = exception; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (each.getModifiers().contains(PRIVATE)) {
        return Optional.of(obstacle(exception, each, "private", "leave private out"));
      }
      if (!isBeside && !each.getModifiers().contains(PUBLIC)) {
        return Optional.of(
            obstacle(exception, each, "not public and in another package", "make it public"));
      }
    }
    return Optional.empty();
  }

  private static String obstacle(
      TypeElement exception, Element hidden, String trait, String remedy) {
    return "%s is%s %s, so the generated class cannot name it in ignoredExceptions; %s"
        .formatted(
            Names.of(exception),
            hidden.equals(exception) ? "" : " in " + Names.of(hidden) + ", which is",
            trait,
            remedy);
  }

  private static Element packageOf(Element element) {
    return element instanceof TypeElement
        ? packageOf(requireNonNull(element.getEnclosingElement()))
        : element;
  }
}
