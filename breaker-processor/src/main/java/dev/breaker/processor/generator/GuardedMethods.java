package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceMethod;
import java.util.List;

/**
 * The methods that Retrofit implements, by what a breaker has to do with them.
 *
 * @param guarded those whose calls go through one
 * @param keyed those of them that have one for each value of a parameter
 * @param leftAlone the names of the others, each once
 */
record GuardedMethods(
    List<SourceMethod> guarded, List<KeyedMethod> keyed, List<String> leftAlone) {}
