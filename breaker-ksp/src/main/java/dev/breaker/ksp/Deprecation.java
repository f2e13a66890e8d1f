package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.KSAnnotated;
import com.google.devtools.ksp.symbol.KSAnnotation;
import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSNode;
import com.google.devtools.ksp.symbol.KSValueArgument;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What javac would warn of where the generated class names what is deprecated. */
final class Deprecation {
  private Deprecation() {}

  /** Such as "removal". Kotlin marks what it deprecates for Java, too. */
  static Set<String> lints(KSDeclaration named) {
    Set<String> lints = new TreeSet<>();
    for (@Nullable KSNode each = named; each != null; each = each.getParent()) {
      if (each instanceof KSAnnotated annotated && each instanceof KSDeclaration) {
        Stream.of("java.lang.Deprecated", "kotlin.Deprecated")
            .flatMap(name -> Annotations.find(name, annotated).stream())
            .forEach(deprecated -> lints.add(isForRemoval(deprecated) ? "removal" : "deprecation"));
      }
    }
    return lints;
  }

  private static boolean isForRemoval(KSAnnotation deprecated) {
    return Annotations.argument(deprecated, "forRemoval")
        .map(KSValueArgument::getValue)
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }
}
