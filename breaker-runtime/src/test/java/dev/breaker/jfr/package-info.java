/** Events of Java's flight recorder. */
package dev.breaker.jfr;
