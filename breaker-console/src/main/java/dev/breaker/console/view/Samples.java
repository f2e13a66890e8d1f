package dev.breaker.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counts of each circuit's window over the last hour, as far as they were read. Bounded: one
 * sample in ten seconds, and none of circuits that have no calls.
 */
public final class Samples {
  private static final long KEPT_MILLIS = Duration.ofHours(1).toMillis();
  private static final long APART_MILLIS = Duration.ofSeconds(10).toMillis();

  private final Map<String, Deque<Sample>> byService = new HashMap<>();
  private long nextAt = Long.MIN_VALUE;

  /** No samples yet. */
  public Samples() {}

  /**
   * The counts of a window at one moment.
   *
   * @param when in milliseconds since 1970
   * @param failures failures in the window
   * @param total calls in the window
   */
  public record Sample(long when, long failures, long total) {}

  synchronized void add(Instant now, Collection<CircuitRow> rows) {
    long millis = now.toEpochMilli();
    if (millis < nextAt) {
      return;
    }
    nextAt = millis + APART_MILLIS;
    for (CircuitRow row : rows) {
      if (row.total() > 0 || byService.containsKey(row.service())) {
        byService
            .computeIfAbsent(row.service(), service -> new ArrayDeque<>())
            .add(new Sample(millis, row.failures(), row.total()));
      }
    }
    byService
        .values()
        .removeIf(
            samples -> {
              samples.removeIf(sample -> millis - sample.when > KEPT_MILLIS);
              return samples.stream().allMatch(sample -> sample.total == 0);
            });
  }

  /**
   * The samples of a service.
   *
   * @param service the service
   * @return its samples, oldest first
   */
  public synchronized List<Sample> of(String service) {
    Deque<Sample> samples = byService.get(service);
    return samples == null ? List.of() : new ArrayList<>(samples);
  }
}
