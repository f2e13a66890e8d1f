package dev.breaker.processor.generator;

import dev.breaker.processor.source.SourceMethod;
import dev.breaker.processor.source.SourceType;
import java.util.List;

/**
 * A method whose refused calls the fallback answers.
 *
 * @param casts what the arguments are cast to, in the order of the parameters
 */
record FallbackMethod(SourceMethod method, Signature signature, List<SourceType> casts) {}
