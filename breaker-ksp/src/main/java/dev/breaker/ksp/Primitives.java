package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSName;
import dev.breaker.processor.source.SourceType.Primitive;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The classes of Kotlin for which class files have what is no class. */
final class Primitives {
  private static final Set<String> NAMES =
      Set.of("Boolean", "Byte", "Char", "Double", "Float", "Int", "Long", "Short");

  private static final String PACKAGE = "kotlin.";

  private static final String ARRAY = "Array";

  private Primitives() {}

  /** Such as {@code int} for {@code kotlin.Int}. */
  static Optional<Primitive> of(KSDeclaration declaration) {
    return named(name(declaration));
  }

  /** Such as {@code int} for {@code kotlin.IntArray}. */
  static Optional<Primitive> inArray(KSDeclaration array) {
    String name = name(array);
    return name.endsWith(ARRAY)
        ? named(name.substring(0, name.length() - ARRAY.length()))
        : Optional.empty();
  }

  private static Optional<Primitive> named(String name) {
    return name.startsWith(PACKAGE) && NAMES.contains(name.substring(PACKAGE.length()))
        ? Optional.of(new Primitive(name.substring(PACKAGE.length()).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  private static String name(KSDeclaration declaration) {
    KSName name = declaration.getQualifiedName();
    return name == null ? "" : name.asString();
  }
}
