package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Circuit;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Event.Turned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of a run after it.
 *
 * @param guardedLog what the backend behind the breaker got
 * @param plainLog what the other backend got
 */
record Recording(
    int clients,
    Schedule schedule,
    Instant start,
    List<Event> events,
    List<Request> guardedLog,
    List<Request> plainLog) {

  Tally tally(boolean guarded) {
    return Tally.of(of(Answered.class).stream().filter(call -> call.guarded() == guarded).toList());
  }

  List<Circuit> circuits() {
    return Circuit.of(of(Turned.class), clients, start.plus(schedule.run()));
  }

  private <E extends Event> List<E> of(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  Duration sinceStart(Instant instant) {
    Duration since = Duration.between(start, instant);
    return since.isNegative() ? Duration.ZERO : since;
  }

  double secondsSinceStart(Instant instant) {
    return sinceStart(instant).toNanos() / 1e9;
  }

  long gotWhileFailing(List<Request> log) {
    return log.stream().filter(request -> schedule.failsAt(sinceStart(request.at()))).count();
  }
}
