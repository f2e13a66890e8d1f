package dev.breaker.benchmarks.report;

import java.util.Collection;
import java.util.List;

/**
 * What is left of many measurements, so that a few bad ones do not count.
 *
 * @param median half of them are no larger
 * @param low a quarter of them
 * @param high three quarters of them
 */
public record Quartiles(double median, double low, double high) {
  /**
   * Sums up.
   *
   * @param values at least one
   * @return their quartiles
   */
  public static Quartiles of(Collection<? extends Number> values) {
    List<Double> sorted = values.stream().map(Number::doubleValue).sorted().toList();
    return new Quartiles(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
  }

  /** Between two values in the proportion in which it lies between them. */
  private static double quantile(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
