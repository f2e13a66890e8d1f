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
   * Why the generated class cannot name a class that the interface names. The interface may see
   * more than it: what is private around the interface, what its outer class inherits, and, in an
   * inherited method, what is in that method's package.
   *
   * @param use what the generated class would name it for, such as "in ignoredExceptions"
   */
  static Optional<String> obstacle(TypeElement named, TypeElement type, String use) {
    boolean isBeside = areBeside(named, type);
    for (Element each = named; each instanceof TypeElement; each = each.getEnclosingElement()) {
      if (each.getModifiers().contains(PRIVATE)) {
        return Optional.of(obstacle(named, each, "private", use, "leave private out"));
      }
      if (!isBeside && !each.getModifiers().contains(PUBLIC)) {
        return Optional.of(
            obstacle(named, each, "not public and in another package", use, "make it public"));
      }
    }
    return Optional.empty();
  }

  private static String obstacle(
      TypeElement named, Element hidden, String trait, String use, String remedy) {
    return "%s is%s %s, so the generated class cannot name it %s; %s"
        .formatted(
            Names.of(named),
            hidden.equals(named) ? "" : " in " + Names.of(hidden) + ", which is",
            trait,
            use,
            remedy);
  }

  /** Whether two classes are in one package. */
  static boolean areBeside(TypeElement one, TypeElement other) {
    return packageOf(one).equals(packageOf(other));
  }

  private static Element packageOf(Element element) {
    return element instanceof TypeElement
        ? packageOf(requireNonNull(element.getEnclosingElement()))
        : element;
  }
}
