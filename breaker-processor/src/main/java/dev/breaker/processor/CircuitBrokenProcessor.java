package dev.breaker.processor;

import static java.util.Comparator.comparing;

import com.google.auto.service.AutoService;
import dev.breaker.processor.generator.Generator;
import dev.breaker.processor.source.Diagnostics;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/**
 * Writes {@code CircuitBrokenGitHub} beside every {@code @CircuitBroken interface GitHub} that is
 * compiled, and reports misuse of the annotations as compile errors. Name it on javac's processor
 * path, {@code annotationProcessorPaths} in Maven, {@code annotationProcessor} in Gradle; it takes
 * no options.
 *
 * <p>Beside the classes, for the jar that the interface goes into, it writes the rules that
 * shrinkers need under {@code META-INF/proguard}, where an interface needs any, and what GraalVM's
 * native image needs under {@code META-INF/native-image}.
 *
 * <p>What it writes for an interface depends on that interface, its super-interfaces and its
 * fallback only. An interface that builds on types which other processors have yet to write is left
 * for a later round.
 *
 * <p>It claims {@code @CircuitBroken}, {@code @NotCircuitBroken} and {@code @BreakerKey}, so that
 * {@code -Xlint:processing} does not call them unclaimed. Another processor that asks for one of
 * them by name must therefore stand before this one on the processor path. One that asks for {@code
 * *} may stand anywhere: a compiler calls it as long as some annotation is unclaimed, as Retrofit's
 * are, and without those this one claims nothing.
 */
@AutoService(Processor.class)
public final class CircuitBrokenProcessor extends AbstractProcessor {
  private final Sources sources = new Sources();
  private final Set<String> told = new HashSet<>();
  private final Generator generator = new Generator();
  private Set<String> waiting = new LinkedHashSet<>();

  /** Called by the compiler, through {@link java.util.ServiceLoader}. */
  public CircuitBrokenProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Markers.annotations();
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
        if (BreakerAnnotation.isPresent(element) && element instanceof TypeElement type) {
          process(type);
        } else {
          method(element).ifPresent(this::checkPlacement);
        }
      }
    }
    return !annotations.isEmpty()
        && RetrofitAnnotations.areIn(round, processingEnv.getElementUtils());
  }

  private List<Element> annotated(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Set<String> left = waiting;
    waiting = new LinkedHashSet<>();
    Set<Element> elements = new LinkedHashSet<>();
    for (String name : left) {
      elements.add(processingEnv.getElementUtils().getTypeElement(name));
    }
    for (TypeElement annotation : annotations) {
      elements.addAll(round.getElementsAnnotatedWith(annotation));
    }
    // Eclipse gives them in any order, but which of two has a name already must not vary.
    return elements.stream().sorted(comparing(CircuitBrokenProcessor::typeName)).toList();
  }

  private static String typeName(Element element) {
    return method(element)
        .map(method -> RetrofitMethods.owner(method).toString())
        .orElseGet(element::toString);
  }

  /** Empty where an annotation is at what it cannot be at, which the compiler tells later. */
  private static Optional<ExecutableElement> method(Element element) {
    Element annotated =
        element instanceof VariableElement ? element.getEnclosingElement() : element;
    return annotated instanceof ExecutableElement method ? Optional.of(method) : Optional.empty();
  }

  private void process(TypeElement type) {
    if (!Readiness.of(type)) {
      waiting.add(type.getQualifiedName().toString());
      return;
    }
    Elements elements = processingEnv.getElementUtils();
    Diagnostics diagnostics = diagnosticsOf(type);
    CompactSource.check(type, elements, diagnostics);
    generator.generate(
        reader().read(type),
        new CompilerSurroundings(type, elements),
        diagnostics,
        new FilerOutput(processingEnv.getFiler(), type));
  }

  private void checkPlacement(ExecutableElement method) {
    generator.checkPlacement(reader().read(method), diagnosticsOf(RetrofitMethods.owner(method)));
  }

  private InterfaceReader reader() {
    return new InterfaceReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
  }

  private Diagnostics diagnosticsOf(TypeElement type) {
    return new Diagnostics(new CompilerMessages(type, processingEnv.getMessager(), sources, told));
  }
}
