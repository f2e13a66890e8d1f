package dev.breaker.ksp;

import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.KSAnnotation;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSNode;
import dev.breaker.processor.source.Marker;
import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceOwner;
import java.util.ArrayList;
import java.util.List;

/** Describes annotated interfaces. */
final class InterfaceReader {
  private final Resolver resolver;

  private final ClassReader classes;

  private final TypeReader types;

  private final MethodReader methods;

  private final FallbackReader fallbacks;

  InterfaceReader(Resolver resolver) {
    this.resolver = resolver;
    this.classes = new ClassReader(resolver);
    this.types = new TypeReader(resolver, classes);
    this.methods = new MethodReader(resolver, classes, types);
    this.fallbacks = new FallbackReader(resolver, types);
  }

  SourceMethod read(Callable callable) {
    return methods.read(callable);
  }

  /** An interface, or what is annotated in place of one, that is ready. */
  SourceInterface read(KSClassDeclaration type) {
    SourceOwner declaration = methods.owner(type);
    NodePlace place = new NodePlace(type, declaration.type().name());
    KSAnnotation annotation =
        Annotations.find(Marker.CIRCUIT_BROKEN.annotation(), type).orElseThrow();
    AnnotationReader breaker = new AnnotationReader(annotation, place, types);
    List<SourceMethod> implemented =
        declaration.isInterface() ? new ImplementedMethods(resolver, methods).of(type) : List.of();
    List<SourceMethod> others = new ArrayList<>(declared(type));
    others.removeAll(implemented);
    return new SourceInterface(
        place,
        new NodePlace(parameters(type), place.name()),
        declaration,
        breaker,
        Hierarchy.of(type).stream().map(classes::read).toList(),
        implemented,
        others,
        breaker.fallback().map(fallback -> fallbacks.read(fallback, type)));
  }

  private List<SourceMethod> declared(KSClassDeclaration type) {
    return Callable.in(type, resolver).stream().map(methods::read).toList();
  }

  private static KSNode parameters(KSClassDeclaration type) {
    return type.getTypeParameters().isEmpty() ? type : type.getTypeParameters().get(0);
  }
}
