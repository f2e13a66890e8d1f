/**
 * What {@code dev.breaker} tells of calls and circuits, as Micrometer's meters and observation
 * events. Imports {@code dev.breaker} and {@code dev.breaker.storage}, and of others Micrometer
 * alone.
 */
@NullMarked
package dev.breaker.micrometer;

import org.jspecify.annotations.NullMarked;
