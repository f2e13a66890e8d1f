package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down a run that never was, by milliseconds since its start. */
final class QuickstartRecordings {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Schedule SCHEDULE = new Schedule(Duration.ofSeconds(20));

  private final int clients;
  private final List<Event> events = new ArrayList<>();
  private final List<Request> guarded = new ArrayList<>();
  private final List<Request> plain = new ArrayList<>();

  QuickstartRecordings(int clients) {
    this.clients = clients;
  }

  static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  QuickstartRecordings turned(
      long millis, String client, long epoch, CircuitState from, CircuitState to, String reason) {
    events.add(new Turned(client, at(millis), "weather", false, false, epoch, from, to, reason));
    return this;
  }

  QuickstartRecordings turnedLocally(
      long millis, String client, long epoch, CircuitState from, CircuitState to) {
    events.add(
        new Turned(
            client, at(millis), "weather", true, false, epoch, from, to, "5 of 9 calls failed"));
    return this;
  }

  /** A call that the backend got, or not if it was refused. */
  QuickstartRecordings called(
      long millis, String client, boolean throughBreaker, Answer answer, int waited) {
    events.add(
        new Answered(
            client, at(millis + waited), throughBreaker, answer, Duration.ofMillis(waited)));
    if (answer != Answer.REFUSED) {
      (throughBreaker ? guarded : plain)
          .add(new Request(at(millis), client, SCHEDULE.replyAt(Duration.ofMillis(millis))));
    }
    return this;
  }

  /** Trips at 5 s, probes in vain at 7 s, resets at 9.3 s, as two clients learn it. */
  static QuickstartRecordings ofTwoClients() {
    return new QuickstartRecordings(2)
        .turned(5_000, "client-1", 11, CircuitState.CLOSED, CircuitState.OPEN, "9 of 80 failed")
        .turned(5_030, "client-2", 11, CircuitState.CLOSED, CircuitState.OPEN, "9 of 80 failed")
        .turned(7_000, "client-2", 12, CircuitState.OPEN, CircuitState.HALF_OPEN, "9 of 80 failed")
        .turned(7_040, "client-1", 12, CircuitState.OPEN, CircuitState.HALF_OPEN, "9 of 80 failed")
        .turned(7_300, "client-2", 13, CircuitState.HALF_OPEN, CircuitState.OPEN, "probe failed")
        .turned(9_300, "client-1", 14, CircuitState.OPEN, CircuitState.HALF_OPEN, "probe failed")
        .turned(9_400, "client-1", 15, CircuitState.HALF_OPEN, CircuitState.CLOSED, "probe failed")
        .turned(9_500, "client-2", 15, CircuitState.HALF_OPEN, CircuitState.CLOSED, "probe failed")
        .called(1_000, "client-1", true, Answer.OK, 20)
        .called(1_000, "client-1", false, Answer.OK, 20)
        .called(4_500, "client-2", true, Answer.FAILED, 300)
        .called(4_500, "client-2", false, Answer.FAILED, 300)
        .called(5_012, "client-2", true, Answer.FAILED, 300)
        .called(5_012, "client-2", false, Answer.FAILED, 300)
        .called(6_000, "client-1", true, Answer.REFUSED, 0)
        .called(6_000, "client-1", false, Answer.FAILED, 300)
        .called(7_005, "client-2", true, Answer.FAILED, 290)
        .called(7_005, "client-2", false, Answer.FAILED, 300)
        .called(9_310, "client-1", true, Answer.OK, 20)
        .called(9_310, "client-1", false, Answer.FAILED, 300);
  }

  Recording recording() {
    return new Recording(clients, SCHEDULE, START, events, guarded, plain);
  }

  List<Event> events() {
    return events;
  }
}
