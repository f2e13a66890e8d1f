package dev.breaker.tests.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Most of the shared services are now well and now down, each in its own time. */
final class Outages {
  private static final List<String> STEADY = List.of("weather");

  /** When each service is down, in milliseconds since the outages began. */
  private final Map<String, List<Span>> spans = new HashMap<>();

  private volatile long begunAt;
  private volatile boolean underWay;

  Outages(Random random, long untilMillis) {
    for (String service : Services.SHARED) {
      List<Span> down = new ArrayList<>();
      long at = random.nextInt(1_000, 6_000);
      while (at < untilMillis && !STEADY.contains(service)) {
        Span outage = new Span(at, at + random.nextInt(4_000, 12_000));
        down.add(outage);
        at = outage.to() + random.nextInt(2_000, 7_000);
      }
      spans.put(service, down);
    }
  }

  void begin() {
    begunAt = System.currentTimeMillis();
    underWay = true;
  }

  /** From now on all services are well. */
  void end() {
    underWay = false;
  }

  boolean isDown(String service) {
    long now = System.currentTimeMillis() - begunAt;
    return underWay
        && spans.getOrDefault(service, List.of()).stream().anyMatch(span -> span.meets(now, now));
  }
}
