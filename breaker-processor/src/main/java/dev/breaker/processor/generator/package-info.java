/**
 * Turns the description of an interface into a {@code CircuitBroken} class and what goes beside it:
 * rules report every mistake, a model holds what was asked for, writers make files of the model.
 * Exported to breaker-ksp only, and changes without notice. Imports the description, and JavaPoet
 * in the writers only; the classes that generated code needs are known here by name.
 */
@NullMarked
package dev.breaker.processor.generator;

import org.jspecify.annotations.NullMarked;
