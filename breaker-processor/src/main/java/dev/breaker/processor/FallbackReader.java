package dev.breaker.processor;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;
import static javax.lang.model.util.ElementFilter.constructorsIn;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads what answers the refused calls of an interface, or reports every mistake in it. */
final class FallbackReader {
  static final String ATTRIBUTE = "fallback";

  private final TypeElement type;
  private final Elements elements;
  private final Types types;
  private final Diagnostics diagnostics;

  FallbackReader(TypeElement type, Elements elements, Types types, Diagnostics diagnostics) {
    this.type = type;
    this.elements = elements;
    this.types = types;
    this.diagnostics = diagnostics;
  }

  static boolean isAskedFor(BreakerAnnotation annotation) {
    return annotation.type(ATTRIBUTE).getKind() != TypeKind.VOID;
  }

  static void checkThatNoneIsAt(
      ExecutableElement method, BreakerAnnotation annotation, Diagnostics diagnostics) {
    if (isAskedFor(annotation)) {
      diagnostics.error(
          "FallbackOfMethod",
          annotation.place(ATTRIBUTE),
          "%s names a fallback, but one serves all methods; name it at the interface"
              .formatted(Names.of(method)));
    }
  }

  /**
   * The fallback, if there is one and nothing is wrong with it.
   *
   * @param guarded the methods that it must serve
   */
  Optional<Fallback> read(BreakerAnnotation annotation, List<ExecutableElement> guarded) {
    if (!isAskedFor(annotation)) {
      return Optional.empty();
    }
    TypeMirror named = annotation.type(ATTRIBUTE);
    if (named.getKind() != TypeKind.DECLARED
        || !types.isSubtype(types.erasure(named), types.erasure(type.asType()))) {
      diagnostics.error(
          "FallbackType",
          annotation.place(ATTRIBUTE),
          "fallback must be a class that implements %s, but %s does not; let it implement %1$s"
              .formatted(Names.of(type), TypeNames.of(types.erasure(named))));
      return Optional.empty();
    }
    TypeElement fallback = TypeParts.element(named);
    Access.obstacle(fallback, type, "as the fallback")
        .ifPresent(
            obstacle -> diagnostics.error("FallbackAccess", annotation.place(ATTRIBUTE), obstacle));
    FallbackMethods methods = new FallbackMethods(type, types, diagnostics);
    return Optional.of(new Fallback(fallback, constructor(fallback), methods.read(guarded)));
  }

  private Optional<ExecutableElement> constructor(TypeElement fallback) {
    return canBeMade(fallback)
        ? constructorsIn(fallback.getEnclosedElements()).stream()
            .filter(constructor -> constructor.getParameters().isEmpty())
            .filter(constructor -> isAccessible(constructor, fallback))
            .filter(constructor -> constructor.getThrownTypes().stream().noneMatch(this::isChecked))
            .findFirst()
        : Optional.empty();
  }

  private static boolean canBeMade(TypeElement fallback) {
    Element around = fallback.getEnclosingElement();
    return fallback.getKind().isClass()
        && fallback.getKind() != ElementKind.ENUM
        && !fallback.getModifiers().contains(ABSTRACT)
        && (!(around instanceof TypeElement) || fallback.getModifiers().contains(STATIC));
  }

  private boolean isAccessible(ExecutableElement constructor, TypeElement fallback) {
    return Access.areBeside(fallback, type)
        ? !constructor.getModifiers().contains(PRIVATE)
        : constructor.getModifiers().contains(PUBLIC);
  }

  private boolean isChecked(TypeMirror thrown) {
    return !isA(thrown, "java.lang.RuntimeException") && !isA(thrown, "java.lang.Error");
  }

  private boolean isA(TypeMirror thrown, String name) {
    return types.isSubtype(thrown, elements.getTypeElement(name).asType());
  }
}
