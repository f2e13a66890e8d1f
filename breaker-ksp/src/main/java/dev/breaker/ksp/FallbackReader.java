package dev.breaker.ksp;

import static kotlin.sequences.SequencesKt.toList;

import com.google.devtools.ksp.UtilsKt;
import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.ClassKind;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSFunctionDeclaration;
import com.google.devtools.ksp.symbol.KSName;
import com.google.devtools.ksp.symbol.KSType;
import com.google.devtools.ksp.symbol.KSValueParameter;
import com.google.devtools.ksp.symbol.Modifier;
import dev.breaker.processor.source.SourceFallback;
import dev.breaker.processor.source.SourceType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes what answers the refused calls of an interface. */
final class FallbackReader {
  private final Resolver resolver;

  private final TypeReader types;

  FallbackReader(Resolver resolver, TypeReader types) {
    this.resolver = resolver;
    this.types = types;
  }

  /**
   * @param type the interface beside which the generated class will be
   */
  SourceFallback read(KSType named, KSClassDeclaration type) {
    SourceType erased = types.erased(named);
    boolean isSubtype =
        named.getDeclaration() instanceof KSClassDeclaration fallback
            && (Hierarchy.isSame(fallback, type) || Hierarchy.isBelow(fallback, type));
    return new SourceFallback(
        erased,
        isSubtype,
        isSubtype
            ? constructor((KSClassDeclaration) named.getDeclaration(), type)
            : Optional.empty());
  }

  /** That without parameters, where the generated class can call it. */
  private Optional<Set<String>> constructor(KSClassDeclaration fallback, KSClassDeclaration type) {
    if (!canBeMade(fallback)) {
      return Optional.empty();
    }
    return toList(UtilsKt.getConstructors(fallback)).stream()
        .filter(constructor -> takesNothing(constructor, fallback))
        .filter(constructor -> isAccessible(constructor, fallback, type))
        .filter(
            constructor ->
                toList(resolver.getJvmCheckedException(constructor)).stream()
                    .noneMatch(FallbackReader::isChecked))
        .findFirst()
        .map(Deprecation::lints);
  }

  /** Kotlin adds one that takes nothing to a primary constructor whose parameters have defaults. */
  private static boolean takesNothing(
      KSFunctionDeclaration constructor, KSClassDeclaration fallback) {
    boolean isAdded =
        constructor.equals(fallback.getPrimaryConstructor())
            || Annotations.find("kotlin.jvm.JvmOverloads", constructor).isPresent();
    return constructor.getParameters().isEmpty()
        || (isAdded
            && constructor.getParameters().stream().allMatch(KSValueParameter::getHasDefault));
  }

  private static boolean canBeMade(KSClassDeclaration fallback) {
    return fallback.getClassKind() == ClassKind.CLASS
        && !UtilsKt.isAbstract(fallback)
        && !fallback.getModifiers().contains(Modifier.SEALED)
        && ValueClass.inside(fallback).isEmpty()
        && !ClassReader.isInner(fallback);
  }

  private static boolean isAccessible(
      KSFunctionDeclaration constructor, KSClassDeclaration fallback, KSClassDeclaration type) {
    boolean isBeside =
        fallback.getPackageName().asString().equals(type.getPackageName().asString());
    return isBeside
        ? !UtilsKt.isPrivate(constructor)
        : UtilsKt.isPublic(constructor) || UtilsKt.isInternal(constructor);
  }

  private static boolean isChecked(KSType thrown) {
    return !(thrown.getDeclaration() instanceof KSClassDeclaration type) || !isUnchecked(type);
  }

  private static boolean isUnchecked(KSClassDeclaration type) {
    return isNamed(type.getQualifiedName(), "java.lang.RuntimeException")
        || isNamed(type.getQualifiedName(), "java.lang.Error")
        || Hierarchy.parents(type).stream().anyMatch(FallbackReader::isUnchecked);
  }

  private static boolean isNamed(@Nullable KSName found, String name) {
    return found != null && found.asString().equals(name);
  }
}
