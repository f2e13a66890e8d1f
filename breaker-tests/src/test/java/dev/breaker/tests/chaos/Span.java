package dev.breaker.tests.chaos;

/** A time of the run, in milliseconds of the wall clock, which is one for all on this machine. */
record Span(long from, long to) {
  boolean meets(long otherFrom, long otherTo) {
    return from <= otherTo && otherFrom <= to;
  }
}
