/**
 * Circuits in Redis, shared by a fleet: {@link dev.breaker.redis.RedisStorage} on Jedis, and the
 * script that decides. Imports {@code dev.breaker.storage} and Jedis.
 */
@NullMarked
package dev.breaker.redis;

import org.jspecify.annotations.NullMarked;
