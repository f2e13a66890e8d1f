package dev.breaker.benchmarks.redis;

import dev.breaker.benchmarks.report.RedisResults.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * Operations made in turns, round after round, so that what else the machine does meets all alike.
 */
final class Comparison {
  private final RedisSettings settings;
  private final List<Contender> contenders = new ArrayList<>();

  Comparison(RedisSettings settings) {
    this.settings = settings;
  }

  void add(String name, Operation operation, int... threadCounts) {
    for (int threads : threadCounts) {
      contenders.add(new Contender(name, new Repetition(operation, threads, settings.round())));
    }
  }

  List<Timing> run() throws InterruptedException {
    for (int round = 0; round < settings.warmups() + settings.rounds(); round++) {
      for (Contender contender : contenders) {
        double perSecond = contender.repetition.perSecond();
        Histogram latencies = contender.repetition.latencies();
        if (round >= settings.warmups()) {
          contender.rounds.add(new Round(perSecond, latencies));
        }
      }
    }
    return contenders.stream().map(Contender::timing).toList();
  }

  private record Round(double perSecond, Histogram latencies) {}

  private record Contender(String name, Repetition repetition, List<Round> rounds) {
    Contender(String name, Repetition repetition) {
      this(name, repetition, new ArrayList<>());
    }

    Timing timing() {
      return new Timing(
          name,
          repetition.threads(),
          median(Round::perSecond),
          median(round -> round.latencies.getValueAtPercentile(50)),
          median(round -> round.latencies.getValueAtPercentile(99)),
          median(round -> round.latencies.getValueAtPercentile(99.9)));
    }

    private double median(ToDoubleFunction<Round> value) {
      return Medians.of(rounds.stream().mapToDouble(value));
    }
  }
}
