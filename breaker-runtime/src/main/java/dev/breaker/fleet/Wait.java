package dev.breaker.fleet;

/**
 * A wait for the storage.
 *
 * @param start since when, on the view clock
 * @param answers how many exchanges had been answered by then
 */
record Wait(long start, long answers) {}
