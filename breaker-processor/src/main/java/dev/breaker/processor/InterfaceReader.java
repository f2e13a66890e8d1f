package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceOwner;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Describes annotated interfaces. */
final class InterfaceReader {
  private final Elements elements;
  private final Types types;
  private final TypeReader typeReader;
  private final MethodReader methodReader;

  InterfaceReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
    this.typeReader = new TypeReader(elements, types);
    this.methodReader = new MethodReader(typeReader);
  }

  SourceMethod read(ExecutableElement method) {
    return methodReader.read(method);
  }

  /** An interface, or what is annotated in place of one, that is ready. */
  SourceInterface read(TypeElement type) {
    SourceOwner declaration = methodReader.owner(type);
    BreakerAnnotation annotation = BreakerAnnotation.of(type).orElseThrow();
    List<ExecutableElement> implemented =
        declaration.isInterface() ? RetrofitMethods.of(type, elements) : List.of();
    return new SourceInterface(
        ElementPlace.at(type),
        ElementPlace.at(parameters(type)),
        declaration,
        new AnnotationReader(annotation, typeReader),
        Hierarchy.of(type).stream().map(typeReader::read).toList(),
        implemented.stream().map(methodReader::read).toList(),
        methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> !implemented.contains(method))
            .map(methodReader::read)
            .toList(),
        annotation.asksForFallback()
            ? Optional.of(
                new FallbackReader(type, elements, types, typeReader).read(annotation.fallback()))
            : Optional.empty());
  }

  private static Element parameters(TypeElement type) {
    return type.getTypeParameters().isEmpty() ? type : type.getTypeParameters().get(0);
  }
}
