/**
 * A web page that shows the circuits of a fleet and operates them, for the JDK's own HTTP server.
 */
@NullMarked
package dev.breaker.console;

import org.jspecify.annotations.NullMarked;
