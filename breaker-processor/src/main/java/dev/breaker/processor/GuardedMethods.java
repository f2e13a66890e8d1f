package dev.breaker.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;

/**
 * The methods that Retrofit implements, by what a breaker has to do with them.
 *
 * @param guarded those whose calls go through one
 * @param keyed those of them that have one for each value of a parameter
 * @param leftAlone the names of the others, each once
 */
record GuardedMethods(
    List<ExecutableElement> guarded, List<KeyedMethod> keyed, List<String> leftAlone) {}
