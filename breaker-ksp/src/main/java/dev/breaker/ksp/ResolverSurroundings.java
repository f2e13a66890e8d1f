package dev.breaker.ksp;

import static kotlin.sequences.SequencesKt.toList;

import com.google.devtools.ksp.UtilsKt;
import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSFunctionDeclaration;
import com.google.devtools.ksp.symbol.KSName;
import com.google.devtools.ksp.symbol.KSTypeReference;
import dev.breaker.processor.generator.Generator;
import dev.breaker.processor.source.Surroundings;
import org.jspecify.annotations.Nullable;

/** Finds types by name, on the class path and in the JDK: KSP knows no modules. */
final class ResolverSurroundings implements Surroundings {
  private final KSClassDeclaration from;

  private final Resolver resolver;

  ResolverSurroundings(KSClassDeclaration from, Resolver resolver) {
    this.from = from;
    this.resolver = resolver;
  }

  @Override
  public boolean see(String qualifiedName) {
    return find(qualifiedName) != null;
  }

  @Override
  public boolean haveAnother(String qualifiedName) {
    KSClassDeclaration existing = find(qualifiedName);
    return existing != null && !isEarlierOutput(existing);
  }

  private @Nullable KSClassDeclaration find(String name) {
    return UtilsKt.getClassDeclarationByName(resolver, name);
  }

  /** A build without a clean may find on its class path what the last one generated. */
  private boolean isEarlierOutput(KSClassDeclaration existing) {
    return Hierarchy.parents(existing).stream()
            .anyMatch(parent -> isNamed(parent.getQualifiedName(), Generator.SUPERCLASS))
        && toList(UtilsKt.getDeclaredFunctions(existing)).stream()
            .filter(function -> function.getSimpleName().asString().equals("create"))
            .anyMatch(this::returnsIt);
  }

  private boolean returnsIt(KSFunctionDeclaration create) {
    KSTypeReference returned = create.getReturnType();
    return returned != null
        && returned.resolve().getDeclaration() instanceof KSClassDeclaration made
        && Hierarchy.isSame(made, from);
  }

  private static boolean isNamed(@Nullable KSName found, String name) {
    return found != null && found.asString().equals(name);
  }
}
