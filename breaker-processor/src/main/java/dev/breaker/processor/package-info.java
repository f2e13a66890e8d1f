/**
 * Turns every {@code @CircuitBroken} interface into a {@code CircuitBroken} class, or says what is
 * wrong with it: a reader makes a model of the interface, a writer makes a source file of the
 * model. Imports the annotation, and JavaPoet in the writer only; the classes that generated code
 * needs are known here by name.
 */
@NullMarked
package dev.breaker.processor;

import org.jspecify.annotations.NullMarked;
