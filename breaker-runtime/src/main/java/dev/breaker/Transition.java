package dev.breaker;

import dev.breaker.storage.CircuitState;
import java.time.Instant;

/**
 * A circuit went from one state to another, as this process learnt it.
 *
 * @param service the protected service
 * @param from the state before, as far as this process knew
 * @param to the state after
 * @param epoch the number of the period that began
 * @param when when it happened, on the storage's wall clock, in milliseconds
 * @param reason why; for a reset, why the circuit had tripped
 * @param failures failures in the window when it happened
 * @param total calls in the window when it happened, failures among them
 * @param process the {@linkplain CircuitBreakers#process() process} whose step caused it
 * @param causedHere true in exactly one process of the fleet for each transition, the one that
 *     caused it: send alerts where it is true. If that process dies before it can tell, it is true
 *     nowhere. Always false if {@code local}
 * @param tripsLastHour how often the circuit tripped within the last hour, this time included; a
 *     circuit that flaps shows here
 * @param local whether it concerns this process alone: a circuit that stands in while the storage
 *     cannot be used, or that opened for this process only because fewer processes than {@code
 *     minimumProcesses} saw failures
 */
public record Transition(
    String service,
    CircuitState from,
    CircuitState to,
    long epoch,
    Instant when,
    String reason,
    long failures,
    long total,
    String process,
    boolean causedHere,
    int tripsLastHour,
    boolean local) {}
