/**
 * Many processes that share a breaker through Redis, and what they do when the backend, the network
 * of one of them, and Redis break, one after the other.
 */
@NullMarked
package dev.breaker.demos.fleet;

import org.jspecify.annotations.NullMarked;
