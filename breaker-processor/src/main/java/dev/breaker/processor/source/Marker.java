package dev.breaker.processor.source;

import dev.breaker.annotation.BreakerKey;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.annotation.NotCircuitBroken;

/** An annotation that says something of one method, at the method or at a parameter of it. */
public enum Marker {
  /** At an interface or a method. */
  CIRCUIT_BROKEN(CircuitBroken.class, "be @CircuitBroken", "is @CircuitBroken"),

  /** At a method. */
  NOT_CIRCUIT_BROKEN(NotCircuitBroken.class, "be @NotCircuitBroken", "is @NotCircuitBroken"),

  /** At a parameter. */
  BREAKER_KEY(BreakerKey.class, "have a @BreakerKey", "has a @BreakerKey");

  private final String annotation;

  private final String ofMethods;

  private final String ofMethod;

  Marker(Class<?> annotation, String ofMethods, String ofMethod) {
    this.annotation = annotation.getCanonicalName();
    this.ofMethods = ofMethods;
    this.ofMethod = ofMethod;
  }

  /**
   * The qualified name of the annotation.
   *
   * @return such as {@code dev.breaker.annotation.BreakerKey}
   */
  public String annotation() {
    return annotation;
  }

  /**
   * What a method that it stands at is.
   *
   * @return such as "is @NotCircuitBroken"
   */
  public String ofMethod() {
    return ofMethod;
  }

  /**
   * What methods that it stands at are.
   *
   * @return such as "be @NotCircuitBroken"
   */
  public String ofMethods() {
    return ofMethods;
  }
}
