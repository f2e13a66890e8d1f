/**
 * Events of Java's flight recorder, which a JVM may lack. {@link dev.breaker.jfr.FlightEvents} is
 * the door. Nothing here is loaded before there is an event. Imports nothing of this project.
 */
@NullMarked
package dev.breaker.jfr;

import org.jspecify.annotations.NullMarked;
