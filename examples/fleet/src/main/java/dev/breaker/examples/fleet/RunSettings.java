package dev.breaker.examples.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param clients how many processes
 * @param threads how many threads call in each
 * @param rate how many calls a second each process makes
 * @param failedProbes how many probes the backend fails before it recovers
 * @param drills how often the fleet trips to measure how fast that spreads, each way
 * @param calm how long nothing is broken between two injuries
 * @param redis a server to use, or null to start one
 */
record RunSettings(
    int clients,
    int threads,
    int rate,
    int failedProbes,
    int drills,
    Duration calm,
    @Nullable String redis) {}
