package dev.breaker.processor;

import static javax.lang.model.util.ElementFilter.methodsIn;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Who has which generated name, so that none is given twice. */
final class NameClaims {
  private final Map<String, String> claims = new HashMap<>();

  void claim(GeneratedName name, TypeElement type, Elements elements, Diagnostics diagnostics) {
    String other = claims.putIfAbsent(name.qualified(), Names.of(type));
    if (other != null) {
      diagnostics.error(
          "NameTaken",
          Place.at(type),
          "%s and %s would both become %s; rename one of them"
              .formatted(other, Names.of(type), name.simpleName()));
      return;
    }
    TypeElement existing = Visibility.find(name.qualified(), type, elements);
    if (existing != null && !isEarlierOutput(existing, type)) {
      diagnostics.error(
          "NameTaken",
          Place.at(type),
          "%s would become %s, which exists already; rename one of them"
              .formatted(Names.of(type), name.simpleName()));
    }
  }

  /** A build without a clean finds on its class path what the last one generated. */
  private static boolean isEarlierOutput(TypeElement existing, TypeElement type) {
    return isNamed(existing.getSuperclass(), FactoryWriter.SUPERCLASS)
        && methodsIn(existing.getEnclosedElements()).stream()
            .filter(method -> method.getSimpleName().contentEquals("create"))
            .anyMatch(method -> isNamed(method.getReturnType(), type.getQualifiedName()));
  }

  private static boolean isNamed(TypeMirror type, CharSequence name) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }
}
