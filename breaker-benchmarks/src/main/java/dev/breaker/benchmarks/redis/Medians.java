package dev.breaker.benchmarks.redis;

import java.util.stream.DoubleStream;

/** The middle of what was measured, so that one bad round does not count. */
final class Medians {
  private Medians() {}

  static double of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
