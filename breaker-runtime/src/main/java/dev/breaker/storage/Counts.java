package dev.breaker.storage;

/** How many calls of a window failed and succeeded. */
record Counts(long failures, long successes) {
  static final Counts NONE = new Counts(0, 0);

  long total() {
    return failures + successes;
  }
}
