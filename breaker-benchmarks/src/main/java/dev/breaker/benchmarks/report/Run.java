package dev.breaker.benchmarks.report;

/**
 * One run of a group, as it is stored.
 *
 * @param group its name
 * @param ended when, in UTC
 * @param quick whether it only was to show that all works
 * @param machine where
 * @param results what came of it: JMH's own JSON, or a {@code RedisResults}
 * @param <T> what the results are read as
 */
record Run<T>(String group, String ended, boolean quick, Machine machine, T results) {}
