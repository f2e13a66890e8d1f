package dev.breaker.processor.source;

/** Where a message belongs. Only the reader that made it knows what that is for its compiler. */
public interface Place {}
