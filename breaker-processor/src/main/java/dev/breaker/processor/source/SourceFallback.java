package dev.breaker.processor.source;

import java.util.Optional;
import java.util.Set;

/**
 * What the attribute {@code fallback} of an interface names.
 *
 * @param named the class, without type arguments
 * @param isSubtype whether it implements the interface
 * @param constructor what compilers warn of where the generated class calls the constructor without
 *     parameters; empty where it cannot call that
 */
public record SourceFallback(
    SourceType named, boolean isSubtype, Optional<Set<String>> constructor) {}
