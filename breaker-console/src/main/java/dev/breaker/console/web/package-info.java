/**
 * The page over HTTP: who may ask, what is answered, and the stream of changes. Imports the view
 * and the JDK's HTTP server.
 */
@NullMarked
package dev.breaker.console.web;

import org.jspecify.annotations.NullMarked;
