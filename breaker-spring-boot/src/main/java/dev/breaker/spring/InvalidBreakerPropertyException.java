package dev.breaker.spring;

import org.jspecify.annotations.Nullable;

/** A property has a value that cannot be used. The message names the property and quotes no URI. */
final class InvalidBreakerPropertyException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String property;

  InvalidBreakerPropertyException(String property, String reason, @Nullable Throwable cause) {
    super(property + ": " + reason, cause);
    this.property = property;
  }

  String property() {
    return property;
  }
}
