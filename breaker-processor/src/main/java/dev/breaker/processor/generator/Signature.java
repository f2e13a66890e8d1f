package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceType;
import java.util.List;

/**
 * What tells a method from all others.
 *
 * @param parameters the types of its parameters, without type arguments
 */
record Signature(String name, List<SourceType> parameters) {
  static Signature of(SourceMethod method) {
    return new Signature(method.name(), method.erasure());
  }
}
