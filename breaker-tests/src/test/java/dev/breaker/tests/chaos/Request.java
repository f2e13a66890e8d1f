package dev.breaker.tests.chaos;

import java.util.List;

/**
 * A request that reached the backend.
 *
 * @param asked when its call asked the breaker, in milliseconds of the wall clock
 * @param admitted when the breaker let it go
 * @param degraded whether its process decided alone then
 */
record Request(String service, String process, long asked, long admitted, boolean degraded) {
  static Request of(String path) {
    List<String> parts = List.of(path.substring(1).split("/", -1));
    return new Request(
        parts.get(0),
        parts.get(1),
        Long.parseLong(parts.get(2)),
        Long.parseLong(parts.get(3)),
        Boolean.parseBoolean(parts.get(4)));
  }

  /** Whether it may have gone because nobody answered in time. */
  boolean wentUnanswered() {
    return degraded || admitted - asked >= Services.TIMEOUT.toMillis() * 9 / 10;
  }
}
