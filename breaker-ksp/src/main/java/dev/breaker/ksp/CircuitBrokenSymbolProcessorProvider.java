package dev.breaker.ksp;

import com.google.auto.service.AutoService;
import com.google.devtools.ksp.processing.SymbolProcessor;
import com.google.devtools.ksp.processing.SymbolProcessorEnvironment;
import com.google.devtools.ksp.processing.SymbolProcessorProvider;

/**
 * Has KSP write {@code CircuitBrokenGitHub} beside every {@code @CircuitBroken interface GitHub}
 * that is compiled, in Kotlin or in Java, and report misuse of the annotations as errors. It is
 * found on the class path of KSP's processors, {@code ksp} in Gradle, and takes no options.
 *
 * <p>The generated class is in Java, and the same as that of the annotation processor for javac. So
 * is what goes into the jar of the interface: rules for shrinkers under {@code META-INF/proguard},
 * where an interface needs any, and what GraalVM's native image needs under {@code
 * META-INF/native-image}.
 */
@AutoService(SymbolProcessorProvider.class)
public final class CircuitBrokenSymbolProcessorProvider implements SymbolProcessorProvider {
  /** Called by KSP, through {@link java.util.ServiceLoader}. */
  public CircuitBrokenSymbolProcessorProvider() {}

  @Override
  public SymbolProcessor create(SymbolProcessorEnvironment environment) {
    return new CircuitBrokenSymbolProcessor(
        environment.getCodeGenerator(), environment.getLogger());
  }
}
