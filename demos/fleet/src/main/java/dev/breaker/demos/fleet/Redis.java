package dev.breaker.demos.fleet;

import java.io.IOException;

/** The Redis of a run, and how it is hurt. */
interface Redis extends AutoCloseable {
  String uri();

  /** Where it is, in words and without a password. */
  String place();

  /** Takes it away, and says how. */
  String takeAway();

  /** Brings it back, and says how. */
  String bringBack() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
