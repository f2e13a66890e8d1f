package dev.breaker;

import dev.breaker.storage.CircuitState;

/**
 * A circuit went from one state to another, as this process learnt it.
 *
 * @param service the protected service
 * @param from the state before, as far as this process knew
 * @param to the state after
 * @param epoch the number of the period that began
 * @param failures failures in the window when it happened
 * @param total calls in the window when it happened, failures among them
 * @param reason why; for a reset, why the circuit had tripped
 */
public record Transition(
    String service,
    CircuitState from,
    CircuitState to,
    long epoch,
    long failures,
    long total,
    String reason) {}
