package dev.breaker.processor;

import dev.breaker.annotation.CircuitBroken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor that looks for {@code @CircuitBroken}, and asks for every annotation. */
final class AnnotationWatcher extends AbstractProcessor {
  private final List<String> annotated = new ArrayList<>();

  List<String> annotated() {
    return annotated;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    round
        .getElementsAnnotatedWith(CircuitBroken.class)
        .forEach(element -> annotated.add(element.toString()));
    return false;
  }
}
