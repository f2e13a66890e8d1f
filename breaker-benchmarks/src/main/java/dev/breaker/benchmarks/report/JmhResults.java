package dev.breaker.benchmarks.report;

import java.util.Comparator;
import java.util.List;

/** All results of a JMH group, to be asked for by name. */
record JmhResults(List<JmhResult> all) {
  JmhResult get(String name, int threads) {
    return all.stream()
        .filter(result -> result.threads() == threads && result.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the results hold no " + name + " on " + threads + " threads"));
  }

  /** The quickest of a class but for this project's. */
  JmhResult quickestPeer(String benchmarkClass, int threads) {
    return all.stream()
        .filter(result -> result.threads() == threads)
        .filter(result -> result.name().startsWith(benchmarkClass + "."))
        .filter(result -> !Names.isOurs(result.name()))
        .min(Comparator.comparingDouble(JmhResult::nanos))
        .orElseThrow(
            () -> new IllegalStateException("the results hold no peer in " + benchmarkClass));
  }

  List<Integer> threadCounts() {
    return all.stream().map(JmhResult::threads).distinct().sorted().toList();
  }

  /** The names of a class's benchmarks, this project's first. */
  List<String> namesOf(String benchmarkClass) {
    return all.stream()
        .map(JmhResult::name)
        .filter(name -> name.startsWith(benchmarkClass + "."))
        .distinct()
        .sorted(Comparator.comparing((String name) -> !Names.isOurs(name)))
        .toList();
  }
}
