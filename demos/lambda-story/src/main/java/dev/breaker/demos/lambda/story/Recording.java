package dev.breaker.demos.lambda.story;

import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Period;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that is known of a run after it.
 *
 * @param names of the sandboxes with the breaker, by their processes' ids
 * @param history what the circuit did, as Redis wrote it down, oldest first
 * @param guardedLog what the third party got from the function with the breaker
 * @param plainLog what it got from the one without
 */
record Recording(
    Schedule schedule,
    Map<Long, String> names,
    Instant start,
    List<Call> calls,
    List<CircuitEvent> history,
    List<Request> guardedLog,
    List<Request> plainLog) {
  private static final Pattern PROCESS = Pattern.compile(".*-(\\d+)-[0-9a-z]+");

  Duration sinceStart(Instant instant) {
    Duration since = Duration.between(start, instant);
    return since.isNegative() ? Duration.ZERO : since;
  }

  double secondsSinceStart(Instant instant) {
    return sinceStart(instant).toNanos() / 1e9;
  }

  List<Call> calls(boolean breaker) {
    return calls.stream().filter(call -> call.breaker() == breaker).toList();
  }

  /** For all invocations that were due then. */
  long billedMillis(boolean breaker, Predicate<Duration> when) {
    return calls(breaker).stream()
        .filter(call -> when.test(call.due()))
        .mapToLong(Call::billedMillis)
        .sum();
  }

  List<Request> log(boolean breaker) {
    return breaker ? guardedLog : plainLog;
  }

  /** The sandbox that caused an event, or what the event says itself if it was none of them. */
  String sandbox(CircuitEvent event) {
    Matcher process = PROCESS.matcher(event.process());
    return process.matches()
        ? names.getOrDefault(Long.valueOf(process.group(1)), event.process())
        : event.process();
  }

  List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    Instant end = start.plus(schedule.run());
    for (int i = 0; i < history.size(); i++) {
      CircuitEvent event = history.get(i);
      periods.add(
          new Period(
              event.to(),
              event.when(),
              i + 1 < history.size() ? history.get(i + 1).when() : end,
              event.from() == CircuitState.CLOSED));
    }
    return periods;
  }
}
