package dev.breaker.ksp;

import static kotlin.sequences.SequencesKt.toList;

import com.google.devtools.ksp.processing.CodeGenerator;
import com.google.devtools.ksp.processing.KSPLogger;
import com.google.devtools.ksp.processing.Resolver;
import com.google.devtools.ksp.processing.SymbolProcessor;
import com.google.devtools.ksp.symbol.KSAnnotated;
import com.google.devtools.ksp.symbol.KSClassDeclaration;
import com.google.devtools.ksp.symbol.KSDeclaration;
import com.google.devtools.ksp.symbol.KSFunctionDeclaration;
import com.google.devtools.ksp.symbol.KSNode;
import com.google.devtools.ksp.symbol.KSPropertyAccessor;
import com.google.devtools.ksp.symbol.KSValueParameter;
import dev.breaker.processor.generator.Generator;
import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.Marker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Generates for the interfaces of each round, and leaves those for later that are not ready. */
final class CircuitBrokenSymbolProcessor implements SymbolProcessor {
  private final CodeGenerator output;

  private final KSPLogger logger;

  private final Set<String> told = new HashSet<>();

  private final Generator generator = new Generator();

  CircuitBrokenSymbolProcessor(CodeGenerator output, KSPLogger logger) {
    this.output = output;
    this.logger = logger;
  }

  @Override
  public List<KSAnnotated> process(Resolver resolver) {
    InterfaceReader reader = new InterfaceReader(resolver);
    List<KSAnnotated> waiting = new ArrayList<>();
    for (KSAnnotated symbol : annotated(resolver)) {
      if (symbol instanceof KSClassDeclaration type) {
        if (Readiness.of(type, resolver)) {
          generate(type, reader, resolver);
        } else {
          waiting.add(type);
        }
      } else {
        checkPlacement(symbol, reader, resolver);
      }
    }
    return waiting;
  }

  private static Set<KSAnnotated> annotated(Resolver resolver) {
    Set<KSAnnotated> annotated = new LinkedHashSet<>();
    for (Marker marker : Marker.values()) {
      annotated.addAll(toList(resolver.getSymbolsWithAnnotation(marker.annotation(), false)));
    }
    return annotated;
  }

  private void generate(KSClassDeclaration type, InterfaceReader reader, Resolver resolver) {
    generator.generate(
        reader.read(type),
        new ResolverSurroundings(type, resolver),
        diagnosticsOf(type),
        new GeneratorOutput(output, type.getContainingFile()));
  }

  /** Methods of an annotated interface are read with it. */
  private void checkPlacement(KSAnnotated symbol, InterfaceReader reader, Resolver resolver) {
    callable(symbol instanceof KSValueParameter ? symbol.getParent() : symbol, resolver)
        .filter(callable -> !isInAnnotated(callable.declaration()))
        .ifPresent(
            callable ->
                generator.checkPlacement(
                    reader.read(callable), diagnosticsOf(callable.declaration())));
  }

  private static Optional<Callable> callable(@Nullable KSNode node, Resolver resolver) {
    if (node instanceof KSFunctionDeclaration function) {
      return Optional.of(Callable.of(function, resolver));
    }
    return node instanceof KSPropertyAccessor accessor
        ? Optional.of(Callable.of(accessor, resolver))
        : Optional.empty();
  }

  private static boolean isInAnnotated(KSDeclaration member) {
    return Annotations.has(Marker.CIRCUIT_BROKEN, member.getParentDeclaration());
  }

  private Diagnostics diagnosticsOf(KSDeclaration declaration) {
    return new Diagnostics(new LoggerMessages(declaration, logger, told));
  }
}
