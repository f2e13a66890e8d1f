/**
 * The engine: circuits that a fleet shares or that one process keeps, the outcomes that they count,
 * the thread that talks with the storage, and the noticing of changes. {@link
 * dev.breaker.fleet.Fleet} is its door. Applications use {@code dev.breaker}, which this package
 * does not know. Does no I/O of its own. Imports {@code dev.breaker.storage}, {@code
 * dev.breaker.jfr} and {@code dev.breaker.base}.
 */
@NullMarked
package dev.breaker.fleet;

import org.jspecify.annotations.NullMarked;
