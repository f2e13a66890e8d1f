package dev.breaker.ksp;

import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import dev.breaker.processor.source.SourceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The methods that Retrofit implements: abstract ones, own and inherited, none overridden. */
final class ImplementedMethods {
  private final Resolver resolver;

  private final MethodReader reader;

  ImplementedMethods(Resolver resolver, MethodReader reader) {
    this.resolver = resolver;
    this.reader = reader;
  }

  List<SourceMethod> of(KSClassDeclaration type) {
    List<Candidate> declared = new ArrayList<>();
    for (KSClassDeclaration each : Hierarchy.of(type)) {
      Callable.in(each, resolver)
          .forEach(callable -> declared.add(new Candidate(each, reader.read(callable))));
    }
    return declared.stream()
        .filter(candidate -> candidate.method.body().isEmpty())
        .filter(candidate -> declared.stream().noneMatch(candidate::isOverriddenBy))
        .map(Candidate::method)
        .filter(method -> !isOfObject(method))
        .toList();
  }

  /** A proxy answers them itself, redeclared or not. */
  private boolean isOfObject(SourceMethod method) {
    return method.parameters().isEmpty()
        ? Set.of("hashCode", "toString").contains(method.name())
        : method.name().equals("equals") && method.erasure().equals(List.of(reader.any()));
  }

  /** A method and what declares it. */
  private record Candidate(KSClassDeclaration owner, SourceMethod method) {
    boolean isOverriddenBy(Candidate other) {
      return method.name().equals(other.method.name())
          && method.erasure().equals(other.method.erasure())
          && Hierarchy.isBelow(other.owner, owner);
    }
  }
}
