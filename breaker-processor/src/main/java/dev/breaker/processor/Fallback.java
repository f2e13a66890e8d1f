package dev.breaker.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * What answers the refused calls of an interface.
 *
 * @param type the class that the annotation names
 * @param constructor that of the class without parameters, where the generated class can call it
 */
record Fallback(
    TypeElement type, Optional<ExecutableElement> constructor, List<FallbackMethod> methods) {}
