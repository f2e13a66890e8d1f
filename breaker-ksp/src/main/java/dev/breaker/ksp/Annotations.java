package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.KSAnnotated;
import com.google.devtools.ksp.symbol.KSAnnotation;
import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSName;
import com.google.devtools.ksp.symbol.KSTypeAlias;
import com.google.devtools.ksp.symbol.KSValueArgument;
import dev.breaker.processor.source.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds annotations and what they say. */
final class Annotations {
  private Annotations() {}

  static boolean has(Marker marker, @Nullable KSAnnotated annotated) {
    return annotated != null && find(marker.annotation(), annotated).isPresent();
  }

  static Optional<KSAnnotation> find(String qualifiedName, KSAnnotated annotated) {
    return all(annotated).stream()
        .filter(annotation -> qualifiedName(annotation).equals(qualifiedName))
        .findFirst();
  }

  static List<KSAnnotation> all(KSAnnotated annotated) {
    List<KSAnnotation> annotations = new ArrayList<>();
    annotated.getAnnotations().iterator().forEachRemaining(annotations::add);
    return annotations;
  }

  /** Empty for one that does not exist. */
  static String qualifiedName(KSAnnotation annotation) {
    KSDeclaration declaration = annotation.getAnnotationType().resolve().getDeclaration();
    while (declaration instanceof KSTypeAlias alias) {
      declaration = alias.getType().resolve().getDeclaration();
    }
    KSName name = declaration.getQualifiedName();
    return exists(annotation) && name != null ? name.asString() : "";
  }

  static boolean exists(KSAnnotation annotation) {
    return !annotation.getAnnotationType().resolve().isError();
  }

  /** The attribute with its value, or with its default. */
  static Optional<KSValueArgument> argument(KSAnnotation annotation, String attribute) {
    return annotation.getArguments().stream()
        .filter(argument -> isNamed(argument, attribute))
        .findFirst();
  }

  private static boolean isNamed(KSValueArgument argument, String attribute) {
    KSName name = argument.getName();
    return name != null && name.asString().equals(attribute);
  }
}
