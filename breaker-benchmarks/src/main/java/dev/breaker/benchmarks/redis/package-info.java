/**
 * What calls cost that are guarded through Redis, what they cost Redis, and how circuits come back:
 * loops of its own, because what is measured are percentiles, a server, a heap, a freeze and a
 * recovery. Imports {@code dev.breaker} and Jedis.
 */
@NullMarked
package dev.breaker.benchmarks.redis;

import org.jspecify.annotations.NullMarked;
