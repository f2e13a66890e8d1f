package dev.breaker.storage;

import org.jspecify.annotations.Nullable;

/**
 * What a storage knew of a circuit at one moment, on its own clock.
 *
 * @param state what the circuit does with calls
 * @param epoch the number of the current period; every transition adds at least one. An outcome
 *     counts only in the epoch in which its call was admitted
 * @param remainingNanos for {@link CircuitState#OPEN} the open time that is left, for {@link
 *     CircuitState#HALF_OPEN} what is left of the probe's lease, in nanoseconds; 0 when that time
 *     is over and for {@link CircuitState#CLOSED}
 * @param failures failures in the window
 * @param total calls in the window, failures among them
 * @param reason why the circuit tripped last, null while it is closed
 */
public record CircuitView(
    CircuitState state,
    long epoch,
    long remainingNanos,
    long failures,
    long total,
    @Nullable String reason) {}
