/**
 * Compiles generated sources with annotation processors and without: Retrofit interfaces with the
 * breaker's, and value classes with AutoValue.
 */
@NullMarked
package dev.breaker.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
