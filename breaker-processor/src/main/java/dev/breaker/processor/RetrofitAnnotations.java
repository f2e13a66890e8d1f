package dev.breaker.processor;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/** The annotations of Retrofit at methods and their parameters. */
final class RetrofitAnnotations {
  private static final String PACKAGE = "retrofit2.http.";
  private static final Set<String> HTTP =
      Set.of("DELETE", "GET", "HEAD", "HTTP", "OPTIONS", "PATCH", "POST", "PUT");

  private RetrofitAnnotations() {}

  static boolean areIn(RoundEnvironment round, Elements elements) {
    return HTTP.stream()
        .map(name -> elements.getTypeElement(PACKAGE + name))
        .filter(Objects::nonNull)
        .anyMatch(annotation -> !round.getElementsAnnotatedWith(annotation).isEmpty());
  }

  /** Such as "GET", in the order in which they are written. */
  static List<String> http(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .filter(RetrofitAnnotations::isOfRetrofit)
        .map(RetrofitAnnotations::simpleName)
        .filter(HTTP::contains)
        .toList();
  }

  static boolean isHead(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .filter(RetrofitAnnotations::isOfRetrofit)
        .anyMatch(
            annotation ->
                simpleName(annotation).equals("HEAD")
                    || (simpleName(annotation).equals("HTTP") && asksForHead(annotation)));
  }

  private static boolean asksForHead(AnnotationMirror http) {
    return http.getElementValues().entrySet().stream()
        .filter(attribute -> attribute.getKey().getSimpleName().contentEquals("method"))
        .map(Map.Entry::getValue)
        .anyMatch(method -> "HEAD".equals(method.getValue()));
  }

  /** One that does not exist yet counts, too: the compiler tells of it. */
  static boolean areAt(VariableElement parameter) {
    return parameter.getAnnotationMirrors().stream()
        .anyMatch(
            annotation ->
                isOfRetrofit(annotation)
                    || annotation.getAnnotationType().getKind() == TypeKind.ERROR);
  }

  private static boolean isOfRetrofit(AnnotationMirror annotation) {
    TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
    return type.getQualifiedName().toString().startsWith(PACKAGE);
  }

  private static String simpleName(AnnotationMirror annotation) {
    Element type = annotation.getAnnotationType().asElement();
    return type.getSimpleName().toString();
  }
}
