/**
 * The command line: one class for each command. Imports the console, its view, picocli and the
 * JDK's HTTP server.
 */
@NullMarked
package dev.breaker.console.command;

import org.jspecify.annotations.NullMarked;
