/**
 * What a breaker adds to a Retrofit call: JMH benchmarks over a call factory without a network.
 * Imports {@code dev.breaker}, Retrofit and the peers' adapters.
 */
@NullMarked
package dev.breaker.benchmarks.retrofit;

import org.jspecify.annotations.NullMarked;
