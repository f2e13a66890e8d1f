package dev.breaker.fleet;

/**
 * What a circuit says of a call: the {@link Ledger} in which the call's outcome is entered, or that
 * it is {@link Refused}.
 */
public sealed interface Decision permits Ledger, Refused {}
