package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What answers the refused calls of an interface.
 *
 * @param type the class that the annotation names
 * @param constructor what compilers warn of where the generated class calls that without
 *     parameters; empty where it cannot
 */
record Fallback(
    SourceClass type, Optional<Set<String>> constructor, List<FallbackMethod> methods) {}
