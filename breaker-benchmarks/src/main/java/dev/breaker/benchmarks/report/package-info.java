/**
 * Turns results into a page: tables, and the figures of merit with their goals. Knows results only
 * as files, so a report can be written anew at any time.
 */
@NullMarked
package dev.breaker.benchmarks.report;

import org.jspecify.annotations.NullMarked;
