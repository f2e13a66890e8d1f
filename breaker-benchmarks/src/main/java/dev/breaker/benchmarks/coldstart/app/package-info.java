/**
 * The programs whose first response is waited for, as a user would write them. They are put into
 * jars of their own, so they know nothing of the benchmarks.
 */
@NullMarked
package dev.breaker.benchmarks.coldstart.app;

import org.jspecify.annotations.NullMarked;
