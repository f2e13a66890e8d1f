/**
 * What a breaker costs that shares nothing: JMH benchmarks of permits and outcomes, beside the same
 * steps of the peers. Imports {@code dev.breaker} and the peers.
 */
@NullMarked
package dev.breaker.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
