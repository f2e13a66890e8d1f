/**
 * The circuit breaker itself: permits, outcomes, listeners and status, over any storage. Does no
 * I/O of its own. Imports {@code dev.breaker.storage} and {@code dev.breaker.base} only.
 */
@NullMarked
package dev.breaker;

import org.jspecify.annotations.NullMarked;
