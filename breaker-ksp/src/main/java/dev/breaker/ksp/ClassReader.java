package dev.breaker.ksp;

import com.google.devtools.ksp.UtilsKt;
import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.ClassKind;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSName;
import com.google.devtools.ksp.symbol.Modifier;
import com.google.devtools.ksp.symbol.Origin;
import dev.breaker.processor.source.SourceClass;
import dev.breaker.processor.source.Visibility;
import java.util.Optional;

/** Describes classes, by the names that they have in class files. */
final class ClassReader {
  private final Resolver resolver;

  ClassReader(Resolver resolver) {
    this.resolver = resolver;
  }

  SourceClass read(KSClassDeclaration declaration) {
    KSClassDeclaration type = ofJava(declaration);
    Optional<SourceClass> around =
        type.getParentDeclaration() instanceof KSClassDeclaration outer
            ? Optional.of(read(outer))
            : Optional.empty();
    String packageName = type.getPackageName().asString();
    String name = type.getSimpleName().asString();
    return new SourceClass(
        packageName,
        around,
        name,
        around
            .map(outer -> outer.binaryName() + "$" + name)
            .orElse(packageName.isEmpty() ? name : packageName + "." + name),
        visibility(type),
        type.getClassKind() == ClassKind.ENUM_CLASS,
        type.getTypeParameters().stream().map(parameter -> parameter.getName().asString()).toList(),
        Deprecation.lints(type));
  }

  /** Such as {@code java.util.List}, for which Kotlin has two names of its own. */
  private KSClassDeclaration ofJava(KSClassDeclaration type) {
    KSName name = type.getQualifiedName();
    KSName java = name == null ? null : resolver.mapKotlinNameToJava(name);
    KSClassDeclaration found = java == null ? null : UtilsKt.getJavaClassByName(resolver, java);
    return found == null ? type : found;
  }

  /** In class files, what is internal is public, and what is private to a file is its package's. */
  private static Visibility visibility(KSClassDeclaration type) {
    if (UtilsKt.isPrivate(type)) {
      return type.getParentDeclaration() == null ? Visibility.PACKAGE : Visibility.PRIVATE;
    }
    return UtilsKt.isPublic(type) || UtilsKt.isInternal(type) || isMemberOfJavaInterface(type)
        ? Visibility.PUBLIC
        : Visibility.PACKAGE;
  }

  private static boolean isMemberOfJavaInterface(KSClassDeclaration type) {
    return isJava(type)
        && type.getParentDeclaration() instanceof KSClassDeclaration around
        && (around.getClassKind() == ClassKind.INTERFACE
            || around.getClassKind() == ClassKind.ANNOTATION_CLASS);
  }

  static boolean isRecord(KSClassDeclaration type) {
    return Hierarchy.parents(type).stream()
        .map(KSClassDeclaration::getQualifiedName)
        .anyMatch(name -> name != null && name.asString().equals("java.lang.Record"));
  }

  static boolean isJava(KSClassDeclaration type) {
    return type.getOrigin() == Origin.JAVA || type.getOrigin() == Origin.JAVA_LIB;
  }

  /** Whether its instances have one of the class around it. */
  static boolean isInner(KSClassDeclaration type) {
    return isJava(type)
        ? type.getParentDeclaration() instanceof KSClassDeclaration
            && type.getClassKind() == ClassKind.CLASS
            && !type.getModifiers().contains(Modifier.JAVA_STATIC)
            && !isRecord(type)
            && !isMemberOfJavaInterface(type)
        : type.getModifiers().contains(Modifier.INNER);
  }
}
