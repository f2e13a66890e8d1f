package dev.breaker.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What the group of compilations measured.
 *
 * @param rounds how often each number of types was compiled in each way
 * @param measured the times, by number of types and then by processor
 */
public record CompileResults(int rounds, List<Measured> measured) {
  /** This project's processor, on Retrofit interfaces. */
  public static final String BREAKER = "breaker";

  /** The peer, on value classes. */
  public static final String AUTO_VALUE = "AutoValue";

  /**
   * The compilations of a number of types.
   *
   * @param processor which
   * @param types how many types were compiled at a time
   * @param without nanoseconds without the processor
   * @param with nanoseconds with it
   * @param eachCosts nanoseconds that a type takes longer with the processor; the times that are
   *     compared are of one round
   */
  public record Measured(
      String processor, int types, Quartiles without, Quartiles with, Quartiles eachCosts) {
    /**
     * Sums up.
     *
     * @param processor which
     * @param types how many types were compiled at a time
     * @param without nanoseconds in each round without the processor
     * @param with nanoseconds in each round with it
     * @return the quartiles
     */
    public static Measured of(String processor, int types, List<Long> without, List<Long> with) {
      List<Double> each = new ArrayList<>();
      for (int round = 0; round < with.size(); round++) {
        each.add((with.get(round) - without.get(round)) / (double) types);
      }
      return new Measured(
          processor, types, Quartiles.of(without), Quartiles.of(with), Quartiles.of(each));
    }

    /** How much longer it takes with the processor, as 1 and more. */
    double ratio() {
      return with.median() / without.median();
    }
  }

  List<Measured> of(String processor) {
    return measured.stream().filter(each -> each.processor.equals(processor)).toList();
  }

  Measured of(String processor, int types) {
    return of(processor).stream()
        .filter(each -> each.types == types)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the results hold no " + processor + " on " + types));
  }
}
