package dev.breaker.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * What JMH's JSON says of one benchmark on one number of threads, as far as it is needed here. The
 * names are JMH's.
 */
record JmhResult(
    String benchmark, int threads, Metric primaryMetric, Map<String, Metric> secondaryMetrics) {

  /** The raw data are those of each iteration of each fork. */
  record Metric(List<List<Double>> rawData) {
    double median() {
      double[] sorted =
          rawData.stream()
              .flatMap(List::stream)
              .mapToDouble(Double::doubleValue)
              .sorted()
              .toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }

  /** The class and the method, without the package. */
  String name() {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
  }

  double nanos() {
    return primaryMetric.median();
  }

  double bytes() {
    Metric allocated = secondaryMetrics.get("gc.alloc.rate.norm");
    if (allocated == null) {
      throw new IllegalStateException(benchmark + " was run without the allocation profile");
    }
    return allocated.median();
  }
}
