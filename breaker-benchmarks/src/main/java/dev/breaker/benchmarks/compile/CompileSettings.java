package dev.breaker.benchmarks.compile;

import java.util.List;

/**
 * How much is done.
 *
 * @param sizes how many types are compiled at a time, the least of them first
 * @param warmups rounds before those that count, so that the JVM has compiled javac
 * @param rounds rounds that count; in each, every size is compiled in every way
 */
public record CompileSettings(List<Integer> sizes, int warmups, int rounds) {
  /** For numbers to go by. */
  public static final CompileSettings DEFAULT = new CompileSettings(List.of(1, 100, 1_000), 1, 9);

  /** To see that all works. */
  public static final CompileSettings QUICK = new CompileSettings(List.of(1, 10), 0, 1);

  /**
   * The same with another number of rounds.
   *
   * @param rounds from 1
   * @return the settings
   * @throws IllegalArgumentException if there would be none
   */
  public CompileSettings withRounds(int rounds) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be at least 1, was " + rounds);
    }
    return new CompileSettings(sizes, warmups, rounds);
  }

  int largestSize() {
    return sizes.stream().mapToInt(size -> size).max().orElseThrow();
  }
}
