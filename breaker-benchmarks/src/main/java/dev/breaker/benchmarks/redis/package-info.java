/**
 * What calls cost that are guarded through Redis, and what they cost Redis: loops of its own,
 * because what is measured are percentiles, a server, a heap and a freeze. Imports {@code
 * dev.breaker} and Jedis.
 */
@NullMarked
package dev.breaker.benchmarks.redis;

import org.jspecify.annotations.NullMarked;
