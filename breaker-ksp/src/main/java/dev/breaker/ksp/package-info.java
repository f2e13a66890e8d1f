/**
 * Turns every {@code @CircuitBroken} interface that KSP shows into a {@code CircuitBroken} class:
 * readers describe the interface as class files will have it, and the generator of
 * breaker-processor does the rest. Imports KSP's API, the description and the generator.
 */
@NullMarked
package dev.breaker.ksp;

import org.jspecify.annotations.NullMarked;
