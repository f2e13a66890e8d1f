/**
 * What applications use: breakers, permits, refusals, listeners and status. The engine behind them
 * is {@code dev.breaker.fleet}. Imports that, {@code dev.breaker.storage}, {@code dev.breaker.jfr}
 * and {@code dev.breaker.base}.
 */
@NullMarked
package dev.breaker;

import org.jspecify.annotations.NullMarked;
