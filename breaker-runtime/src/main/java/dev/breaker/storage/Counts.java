package dev.breaker.storage;

/** How many calls of a window failed and succeeded. */
record Counts(long failures, long successes) {
  long total() {
    return failures + successes;
  }
}
