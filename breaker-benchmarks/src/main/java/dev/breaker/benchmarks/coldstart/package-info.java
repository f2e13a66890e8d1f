/**
 * Starts fresh processes and waits for their first response: without a breaker, with one in memory,
 * and with one on Redis.
 */
@NullMarked
package dev.breaker.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
