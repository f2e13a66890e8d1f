package dev.breaker.processor.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A method as class files have it: a suspend function of Kotlin has its continuation as the last
 * parameter.
 *
 * @param place its declaration
 * @param owner what declares it
 * @param sourceName that it has in the source
 * @param name that it has in class files
 * @param isNameCertain whether the compiler told that name, rather than one like it
 * @param body what kind of method it is if it is not abstract, such as "default"
 * @param marks the annotations at it
 * @param breaker its own {@code @CircuitBroken}
 * @param http the names of its HTTP annotations, such as "GET"
 * @param isHead whether it sends a HEAD request
 * @param hasBodyForKotlin whether Kotlin keeps a body for it that Java does not see
 * @param returned the type that it returns
 * @param parameters in their order
 * @param lints what compilers warn of where it is called, such as "deprecation"
 */
public record SourceMethod(
    Place place,
    SourceOwner owner,
    String sourceName,
    String name,
    boolean isNameCertain,
    Optional<String> body,
    Map<Marker, Place> marks,
    Optional<SourceAnnotation> breaker,
    List<String> http,
    boolean isHead,
    boolean hasBodyForKotlin,
    SourceType returned,
    List<SourceParameter> parameters,
    Set<String> lints) {
  /**
   * What it is called in messages.
   *
   * @return such as {@code Outer.Inner.search}
   */
  public String qualifiedName() {
    return owner.type().name() + "." + sourceName;
  }

  /**
   * What tells it from the other methods of its name.
   *
   * @return the types of its parameters, without type arguments
   */
  public List<SourceType> erasure() {
    return parameters.stream().map(parameter -> parameter.type().erased()).toList();
  }
}
