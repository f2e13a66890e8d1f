/** The command that runs the benchmarks. Imports everything below it. */
@NullMarked
package dev.breaker.benchmarks;

import org.jspecify.annotations.NullMarked;
