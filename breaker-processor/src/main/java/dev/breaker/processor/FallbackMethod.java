package dev.breaker.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A method whose refused calls the fallback answers.
 *
 * @param casts what the arguments are cast to, in the order of the parameters
 */
record FallbackMethod(ExecutableElement method, Signature signature, List<TypeMirror> casts) {}
