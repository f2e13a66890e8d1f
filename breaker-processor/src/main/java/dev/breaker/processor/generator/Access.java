package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.Visibility;
import java.util.Optional;

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
  static Optional<String> obstacle(SourceClass named, SourceClass type, String use) {
    boolean isBeside = named.packageName().equals(type.packageName());
    Optional<SourceClass> around = Optional.of(named);
    while (around.isPresent()) {
      SourceClass each = around.get();
      if (each.visibility() == Visibility.PRIVATE) {
        return Optional.of(obstacle(named, each, "private", use, "leave private out"));
      }
      if (!isBeside && each.visibility() != Visibility.PUBLIC) {
        return Optional.of(
            obstacle(named, each, "not public and in another package", use, "make it public"));
      }
      around = each.around();
    }
    return Optional.empty();
  }

  private static String obstacle(
      SourceClass named, SourceClass hidden, String trait, String use, String remedy) {
    return "%s is%s %s, so the generated class cannot name it %s; %s"
        .formatted(
            named.name(),
            hidden.equals(named) ? "" : " in " + hidden.name() + ", which is",
            trait,
            use,
            remedy);
  }
}
