package dev.breaker.processor;

import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;
import static javax.lang.model.util.ElementFilter.constructorsIn;

import dev.breaker.processor.source.SourceFallback;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Describes what answers the refused calls of an interface. */
final class FallbackReader {
  private final TypeElement type;
  private final Elements elements;
  private final Types types;
  private final TypeReader typeReader;

  FallbackReader(TypeElement type, Elements elements, Types types, TypeReader typeReader) {
    this.type = type;
    this.elements = elements;
    this.types = types;
    this.typeReader = typeReader;
  }

  SourceFallback read(TypeMirror named) {
    TypeMirror erased = types.erasure(named);
    boolean isSubtype =
        named.getKind() == TypeKind.DECLARED
            && types.isSubtype(erased, types.erasure(type.asType()));
    return new SourceFallback(
        typeReader.read(erased),
        isSubtype,
        isSubtype
            ? constructor(TypeParts.element(named)).map(Deprecation::lints)
            : Optional.empty());
  }

  /** That without parameters, where the generated class can call it. */
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
    return elements.getPackageOf(fallback).equals(elements.getPackageOf(type))
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
