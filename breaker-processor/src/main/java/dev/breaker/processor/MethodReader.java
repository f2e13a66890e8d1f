package dev.breaker.processor;

import dev.breaker.processor.source.Marker;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceOwner;
import dev.breaker.processor.source.SourceParameter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Describes methods and what declares them. */
final class MethodReader {
  private final TypeReader types;

  MethodReader(TypeReader types) {
    this.types = types;
  }

  SourceMethod read(ExecutableElement method) {
    return new SourceMethod(
        ElementPlace.at(method),
        owner(RetrofitMethods.owner(method)),
        method.getSimpleName().toString(),
        method.getSimpleName().toString(),
        true,
        body(method),
        Markers.at(method),
        BreakerAnnotation.of(method).map(breaker -> new AnnotationReader(breaker, types)),
        RetrofitAnnotations.http(method),
        RetrofitAnnotations.isHead(method),
        KotlinBodies.has(method),
        types.read(method.getReturnType()),
        method.getParameters().stream().map(this::parameter).toList(),
        Deprecation.lints(method));
  }

  SourceOwner owner(TypeElement type) {
    return new SourceOwner(
        types.read(type),
        type.getKind().toString().toLowerCase(Locale.ROOT).replace('_', ' '),
        BreakerAnnotation.isPresent(type),
        type.getAnnotationMirrors().stream()
            .anyMatch(mirror -> TypeParts.isNamed(mirror.getAnnotationType(), "kotlin.Metadata")));
  }

  private SourceParameter parameter(VariableElement parameter) {
    return new SourceParameter(
        ElementPlace.at(parameter),
        parameter.getSimpleName().toString(),
        types.read(parameter.asType()),
        Markers.place(Marker.BREAKER_KEY, parameter),
        RetrofitAnnotations.areAt(parameter));
  }

  private static Optional<String> body(ExecutableElement method) {
    return Stream.of(Modifier.DEFAULT, Modifier.STATIC, Modifier.PRIVATE)
        .filter(method.getModifiers()::contains)
        .map(Modifier::toString)
        .findFirst();
  }
}
