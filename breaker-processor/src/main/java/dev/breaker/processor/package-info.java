/**
 * Turns every {@code @CircuitBroken} interface into a {@code CircuitBroken} class, or says what is
 * wrong with it: readers describe the interface as {@code javax.lang.model} shows it, and the
 * generator does the rest. Imports the annotation, the description and the generator.
 */
@NullMarked
package dev.breaker.processor;

import org.jspecify.annotations.NullMarked;
