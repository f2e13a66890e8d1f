package dev.breaker;

/**
 * What came of asking whether a call may go: a {@link Permit}, or the {@link CircuitOpenException}
 * that says why not. Being refused is as frequent as being admitted while a circuit is open, so it
 * is a value here; {@link CircuitBreaker#acquire()} throws it.
 */
public sealed interface Admission permits Permit, CircuitOpenException {}
