package dev.breaker;

/** Placeholder until the core lands. */
public final class CircuitBreakers {}
