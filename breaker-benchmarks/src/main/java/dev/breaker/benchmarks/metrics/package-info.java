/**
 * What meters add to a call: JMH benchmarks of a call by a closed circuit with Micrometer and
 * without, beside Micrometer's timer alone. Imports {@code dev.breaker}, {@code
 * dev.breaker.micrometer} and Micrometer.
 */
@NullMarked
package dev.breaker.benchmarks.metrics;

import org.jspecify.annotations.NullMarked;
