package dev.breaker.processor.source;

import java.util.List;
import java.util.Optional;

/**
 * A {@code @CircuitBroken} interface, or what is annotated in place of one.
 *
 * @param place its declaration
 * @param parametersPlace its first type parameter, or its declaration
 * @param declaration what it is
 * @param annotation its {@code @CircuitBroken}
 * @param hierarchy it and all interfaces that it extends, each after what it extends itself
 * @param implemented the methods that Retrofit implements, own and inherited, none overridden
 * @param others the other methods that it declares itself
 * @param fallback what answers refused calls
 */
public record SourceInterface(
    Place place,
    Place parametersPlace,
    SourceOwner declaration,
    SourceAnnotation annotation,
    List<SourceClass> hierarchy,
    List<SourceMethod> implemented,
    List<SourceMethod> others,
    Optional<SourceFallback> fallback) {
  /**
   * The interface itself.
   *
   * @return its class
   */
  public SourceClass type() {
    return declaration.type();
  }
}
