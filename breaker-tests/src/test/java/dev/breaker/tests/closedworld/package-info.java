/**
 * What tools that see the whole program at build time, as shrinkers and GraalVM's native image do,
 * must be told of names that count at run time.
 */
package dev.breaker.tests.closedworld;
