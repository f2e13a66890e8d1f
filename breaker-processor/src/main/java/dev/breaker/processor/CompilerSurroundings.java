package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import dev.breaker.processor.generator.Generator;
import dev.breaker.processor.source.Surroundings;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds types by name as the source of one type would. */
final class CompilerSurroundings implements Surroundings {
  private final TypeElement from;

  private final Elements elements;

  CompilerSurroundings(TypeElement from, Elements elements) {
    this.from = from;
    this.elements = elements;
  }

  @Override
  public boolean see(String qualifiedName) {
    return find(qualifiedName) != null;
  }

  @Override
  public boolean haveAnother(String qualifiedName) {
    TypeElement existing = find(qualifiedName);
    return existing != null && !isEarlierOutput(existing);
  }

  private @Nullable TypeElement find(String name) {
    ModuleElement module = elements.getModuleOf(from);
    // Sources of Java 8, which kapt may ask for, belong to no module at all.
    return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
  }

  /** A build without a clean finds on its class path what the last one generated. */
  private boolean isEarlierOutput(TypeElement existing) {
    return isNamed(existing.getSuperclass(), Generator.SUPERCLASS)
        && methodsIn(existing.getEnclosedElements()).stream()
            .filter(method -> method.getSimpleName().contentEquals("create"))
            .anyMatch(method -> isNamed(method.getReturnType(), from.getQualifiedName()));
  }

  private static boolean isNamed(TypeMirror type, CharSequence name) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }
}
