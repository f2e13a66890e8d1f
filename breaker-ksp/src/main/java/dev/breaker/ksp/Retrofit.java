package dev.breaker.ksp;

import com.google.devtools.ksp.symbol.KSAnnotated;
import com.google.devtools.ksp.symbol.KSAnnotation;
import com.google.devtools.ksp.symbol.KSValueArgument;
import java.util.List;
import java.util.Set;

/** The annotations of Retrofit at functions and their parameters. */
final class Retrofit {
  private static final String PACKAGE = "retrofit2.http.";

  private static final Set<String> HTTP =
      Set.of("DELETE", "GET", "HEAD", "HTTP", "OPTIONS", "PATCH", "POST", "PUT");

  private Retrofit() {}

  /** Such as "GET", in the order in which they are written. */
  static List<String> http(List<KSAnnotation> annotations) {
    return annotations.stream()
        .map(Annotations::qualifiedName)
        .filter(name -> name.startsWith(PACKAGE))
        .map(name -> name.substring(PACKAGE.length()))
        .filter(HTTP::contains)
        .toList();
  }

  static boolean isHead(List<KSAnnotation> annotations) {
    return annotations.stream()
        .anyMatch(
            annotation ->
                Annotations.qualifiedName(annotation).equals(PACKAGE + "HEAD")
                    || (Annotations.qualifiedName(annotation).equals(PACKAGE + "HTTP")
                        && Annotations.argument(annotation, "method")
                            .map(KSValueArgument::getValue)
                            .filter("HEAD"::equals)
                            .isPresent()));
  }

  /** One that does not exist yet counts, too: the compiler tells of it. */
  static boolean isOfRequest(KSAnnotated parameter) {
    return Annotations.all(parameter).stream()
        .anyMatch(
            annotation ->
                !Annotations.exists(annotation)
                    || Annotations.qualifiedName(annotation).startsWith(PACKAGE));
  }
}
