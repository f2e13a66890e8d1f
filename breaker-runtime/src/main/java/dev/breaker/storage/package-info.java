/**
 * What a breaker's settings are, what a circuit's state is, and how a storage decides over it.
 * Imports {@code dev.breaker.base} only.
 */
@NullMarked
package dev.breaker.storage;

import org.jspecify.annotations.NullMarked;
