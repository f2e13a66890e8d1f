package dev.breaker.benchmarks.report;

import java.util.List;

/**
 * What the cold-start group measured.
 *
 * @param flags what all JVMs were started with
 * @param rounds how often each program was started in each setting
 * @param settings the times
 * @param loaded the classes
 */
public record ColdStartResults(
    List<String> flags, int rounds, List<Setting> settings, List<Loaded> loaded) {
  /** The program without a breaker. */
  public static final String PLAIN = "plain Retrofit";

  /** The program with a breaker of its own. */
  public static final String IN_MEMORY = "breaker in memory";

  /** The program with a breaker that the fleet shares. */
  public static final String ON_REDIS = "breaker on Redis";

  /**
   * All programs, started in one way in turns.
   *
   * @param jdk the version
   * @param sharing what was prepared before the start
   * @param started the programs
   */
  public record Setting(String jdk, String sharing, List<Started> started) {
    Started of(String program) {
      return started.stream()
          .filter(candidate -> candidate.program.equals(program))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("the results hold no " + program + " " + sharing));
    }

    /** How much longer than plain Retrofit, as 1 and more. */
    double ratio(String program) {
      return of(program).medianNanos / of(PLAIN).medianNanos;
    }
  }

  /**
   * The time from a process's start to its first response.
   *
   * @param program which
   * @param medianNanos half of the starts took no longer
   * @param lowNanos a quarter of them
   * @param highNanos three quarters
   */
  public record Started(String program, double medianNanos, double lowNanos, double highNanos) {
    /**
     * Sums up.
     *
     * @param program which
     * @param nanos the times, at least one
     * @return their quartiles
     */
    public static Started of(String program, List<Long> nanos) {
      Quartiles quartiles = Quartiles.of(nanos);
      return new Started(program, quartiles.median(), quartiles.low(), quartiles.high());
    }
  }

  /**
   * The classes that one start loads.
   *
   * @param program which
   * @param classes all
   * @param breaker of them, the breaker's
   * @param jedis of them, Jedis's
   * @param other what else is more than plain Retrofit loads
   */
  public record Loaded(String program, int classes, int breaker, int jedis, int other) {}
}
