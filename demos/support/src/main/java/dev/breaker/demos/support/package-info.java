/**
 * What the examples have in common: a backend, a Redis and child processes, and the story that is
 * told of them.
 */
@NullMarked
package dev.breaker.demos.support;

import org.jspecify.annotations.NullMarked;
