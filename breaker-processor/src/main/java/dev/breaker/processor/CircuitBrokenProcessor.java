package dev.breaker.processor;

import static java.util.Comparator.comparing;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Writes {@code CircuitBrokenGitHub} beside every {@code @CircuitBroken interface GitHub} that is
 * compiled, and reports misuse of the annotation as compile errors. Name it on javac's processor
 * path, {@code annotationProcessorPaths} in Maven, {@code annotationProcessor} in Gradle; it takes
 * no options.
 *
 * <p>What it writes for an interface depends on that interface and its super-interfaces only. An
 * interface that builds on types which other processors have yet to write is left for a later
 * round.
 *
 * <p>It claims {@code @CircuitBroken}, so that {@code -Xlint:processing} does not call it
 * unclaimed. Another processor that asks for this annotation by name must therefore stand before
 * this one on the processor path. One that asks for {@code *} may stand anywhere: a compiler calls
 * it as long as some annotation is unclaimed, as Retrofit's are, and without those this one claims
 * nothing.
 */
@AutoService(Processor.class)
public final class CircuitBrokenProcessor extends AbstractProcessor {
  private final Sources sources = new Sources();
  private final Set<String> told = new HashSet<>();
  private final NameClaims names = new NameClaims();
  private Set<String> waiting = new LinkedHashSet<>();

  /** Called by the compiler, through {@link java.util.ServiceLoader}. */
  public CircuitBrokenProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(BreakerAnnotation.NAME);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // The Javadoc of this class says what it costs.
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    // Interfaces that still wait now lack a type that does not exist. javac reports that itself.
    if (!round.processingOver()) {
      sources.add(round.getRootElements());
      for (Element element : annotated(annotations, round)) {
        if (element instanceof TypeElement type) {
          process(type);
        } else if (element instanceof ExecutableElement method) {
          checkPlacement(method);
        }
      }
    }
    return !annotations.isEmpty() && RetrofitMethods.areIn(round, processingEnv.getElementUtils());
  }

  private List<Element> annotated(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<String> left = waiting;
    waiting = new LinkedHashSet<>();
    List<Element> elements = new ArrayList<>();
    for (String name : left) {
      elements.add(processingEnv.getElementUtils().getTypeElement(name));
    }
    for (TypeElement annotation : annotations) {
      elements.addAll(round.getElementsAnnotatedWith(annotation));
    }
    // Eclipse gives them in any order, but which of two has a name already must not vary.
    elements.sort(comparing(CircuitBrokenProcessor::typeName));
    return elements;
  }

  private static String typeName(Element element) {
    return element instanceof ExecutableElement method
        ? RetrofitMethods.owner(method).toString()
        : element.toString();
  }

  private void process(TypeElement type) {
    if (!Readiness.of(type)) {
      waiting.add(type.getQualifiedName().toString());
      return;
    }
    Diagnostics diagnostics = diagnosticsOf(type);
    new InterfaceReader(processingEnv.getElementUtils(), names)
        .read(type, diagnostics)
        .ifPresent(model -> write(model, diagnostics));
  }

  private void write(GuardedInterface model, Diagnostics diagnostics) {
    try {
      FactoryWriter.write(model, processingEnv.getFiler());
    } catch (IOException e) {
      diagnostics.error(
          "Write",
          Place.at(model.type()),
          "%s cannot be written: %s".formatted(model.name().qualified(), e.getMessage()));
    }
  }

  private void checkPlacement(ExecutableElement method) {
    Diagnostics diagnostics = diagnosticsOf(RetrofitMethods.owner(method));
    BreakerAnnotation.of(method)
        .ifPresent(annotation -> Placement.check(method, annotation, diagnostics));
  }

  private Diagnostics diagnosticsOf(TypeElement type) {
    return new Diagnostics(type, processingEnv.getMessager(), sources, told);
  }
}
