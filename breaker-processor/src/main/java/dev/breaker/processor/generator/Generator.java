package dev.breaker.processor.generator;

import dev.breaker.processor.source.Diagnostics;
import dev.breaker.processor.source.SourceInterface;
import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.Surroundings;
import java.io.IOException;

/**
 * Generates the classes of one compilation. Not for use by more than one thread.
 *
 * @see SourceInterface
 */
public final class Generator {
  /** What generated classes extend. */
  public static final String SUPERCLASS = FactoryWriter.SUPERCLASS;

  private final NameClaims names = new NameClaims();

  /** For a compilation in which nothing is generated yet. */
  public Generator() {}

  /**
   * Writes the class for an interface and what goes beside it, or reports every mistake in it.
   *
   * @param source the interface
   * @param surroundings what the generated class finds beside the interface
   * @param diagnostics where mistakes go, and whether there were some already
   * @param output where files go
   */
  public void generate(
      SourceInterface source, Surroundings surroundings, Diagnostics diagnostics, Output output) {
    new InterfaceReader(surroundings, names)
        .read(source, diagnostics)
        .ifPresent(model -> write(model, source, diagnostics, output));
  }

  /**
   * Reports each annotation of a method that stands where it has no effect. For methods of what is
   * not annotated itself.
   *
   * @param method with its annotations
   * @param diagnostics where mistakes go
   */
  public void checkPlacement(SourceMethod method, Diagnostics diagnostics) {
    boolean unused = Placement.check(method, diagnostics);
  }

  private static void write(
      GuardedInterface model, SourceInterface source, Diagnostics diagnostics, Output output) {
    try {
      FactoryWriter.write(model, output);
      ShrinkerRules.write(model, output);
      ReachabilityMetadata.write(model, output);
    } catch (IOException e) {
      diagnostics.error(
          "Write",
          source.place(),
          "%s cannot be written: %s".formatted(model.name().qualified(), e.getMessage()));
    }
  }
}
