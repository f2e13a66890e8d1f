/**
 * What every other package of the runtime may use, and no application: clocks, the pauses between
 * retries, and the log. Imports nothing of this project.
 */
@NullMarked
package dev.breaker.base;

import org.jspecify.annotations.NullMarked;
