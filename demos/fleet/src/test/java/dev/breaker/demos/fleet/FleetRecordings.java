package dev.breaker.demos.fleet;

import dev.breaker.demos.fleet.Injury.Kind;
import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Backend.Reply;
import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes down a run that never was, by milliseconds since its start. */
final class FleetRecordings {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double LAST = 40_000;

  private final int clients;
  private final List<Event> events = new ArrayList<>();
  private final List<Request> log = new ArrayList<>();
  private final List<Injury> injuries = new ArrayList<>();
  private int minimumProcesses = 1;

  FleetRecordings(int clients) {
    this.clients = clients;
  }

  static Instant at(double millis) {
    return START.plusNanos((long) (millis * 1e6));
  }

  FleetRecordings minimumProcesses(int count) {
    minimumProcesses = count;
    return this;
  }

  FleetRecordings injured(Kind kind, String victim, double from, double healed, double over) {
    injuries.add(new Injury(kind, victim, at(from), at(healed), at(over)));
    return this;
  }

  FleetRecordings called(
      double millis, String client, Map<Answer, Integer> answers, int heldUp, String trouble) {
    Duration longest = Duration.ofMillis(heldUp == 0 ? 3 : 1_600);
    events.add(new Called(client, at(millis), answers, heldUp, longest, trouble));
    return this;
  }

  FleetRecordings answered(double millis, String client, Answer answer, int count) {
    return called(millis, client, Map.of(answer, count), 0, "");
  }

  FleetRecordings refused(double millis, String client, String service) {
    events.add(new Refused(client, at(millis), service));
    return this;
  }

  FleetRecordings turned(
      double millis,
      String client,
      String service,
      long epoch,
      CircuitState from,
      CircuitState to) {
    return turned(millis, client, service, false, isNew(service, epoch), epoch, from, to);
  }

  private boolean isNew(String service, long epoch) {
    return events.stream()
        .noneMatch(
            event ->
                event instanceof Turned turned
                    && turned.service().equals(service)
                    && turned.epoch() == epoch);
  }

  FleetRecordings turned(
      double millis,
      String client,
      String service,
      boolean local,
      boolean causedHere,
      long epoch,
      CircuitState from,
      CircuitState to) {
    events.add(new Turned(client, at(millis), service, local, causedHere, epoch, from, to, "why"));
    return this;
  }

  FleetRecordings lost(double millis, String client) {
    events.add(new StorageLost(client, at(millis), "Redis: Connection reset"));
    return this;
  }

  FleetRecordings back(double millis, String client) {
    events.add(new StorageBack(client, at(millis)));
    return this;
  }

  FleetRecordings got(double millis, String client, Reply reply) {
    log.add(new Request(at(millis), client, reply));
    return this;
  }

  /**
   * Two clients trip at 5 s, probe in vain at 8 s and reset at 11.15 s; the first is degraded from
   * 20 to 23 s; then a drill with push and one without.
   */
  static FleetRecordings ofTwoClients() {
    String service = Inventory.SERVICE;
    return new FleetRecordings(2)
        .injured(Kind.BACKEND, Injury.ALL, 4_800, 9_000, 11_200)
        .answered(4_000, "client-1", Answer.OK, 400)
        .answered(5_000, "client-1", Answer.FAILED, 20)
        .answered(6_000, "client-1", Answer.REFUSED, 100)
        .got(4_900, "client-1", Stage.FAILING)
        .turned(5_000, "client-1", service, 11, CircuitState.CLOSED, CircuitState.OPEN)
        .turned(5_030, "client-2", service, 11, CircuitState.CLOSED, CircuitState.OPEN)
        .got(5_010, "client-2", Stage.FAILING)
        .turned(8_000, "client-2", service, 12, CircuitState.OPEN, CircuitState.HALF_OPEN)
        .turned(8_020, "client-1", service, 12, CircuitState.OPEN, CircuitState.HALF_OPEN)
        .got(8_001, "client-2", Stage.FAILING)
        .turned(8_110, "client-2", service, 13, CircuitState.HALF_OPEN, CircuitState.OPEN)
        .turned(8_120, "client-1", service, 13, CircuitState.HALF_OPEN, CircuitState.OPEN)
        .turned(11_110, "client-1", service, 14, CircuitState.OPEN, CircuitState.HALF_OPEN)
        .got(11_111, "client-1", Stage.HEALTHY)
        .got(11_140, "client-1", Stage.HEALTHY)
        .turned(11_150, "client-1", service, 15, CircuitState.HALF_OPEN, CircuitState.CLOSED)
        .turned(11_170, "client-2", service, 15, CircuitState.HALF_OPEN, CircuitState.CLOSED)
        .injured(Kind.REDIS, Injury.ALL, 20_000, 22_000, 23_500)
        .lost(20_100, "client-1")
        .back(23_000, "client-1")
        .drilled(Kind.DRILL_WITH_PUSH, 30_000, 100, 4)
        .drilled(Kind.DRILL_WITHOUT_PUSH, 35_000, 100, 20);
  }

  /** The first client trips some time after the backend failed, and the second refuses later. */
  FleetRecordings drilled(Kind kind, double from, double trippedAfter, double delay) {
    String service = kind.errand().service();
    double trip = from + trippedAfter;
    return injured(kind, Injury.ALL, from, from + 200, from + 1_500)
        .refused(trip + 1, "client-1", service)
        .turned(trip, "client-1", service, 2, CircuitState.CLOSED, CircuitState.OPEN)
        .refused(trip + delay, "client-2", service)
        .turned(trip + delay - 1, "client-2", service, 2, CircuitState.CLOSED, CircuitState.OPEN)
        .turned(from + 1_400, "client-1", service, 3, CircuitState.OPEN, CircuitState.CLOSED)
        .turned(from + 1_410, "client-2", service, 3, CircuitState.OPEN, CircuitState.CLOSED);
  }

  List<Event> events() {
    return events;
  }

  Recording recording() {
    RunSettings settings =
        new RunSettings(
            clients, 50, 200, 1, 1, Duration.ofSeconds(2), Duration.ofMillis(500), null);
    return new Recording(settings, minimumProcesses, START, at(LAST), events, log, injuries);
  }
}
