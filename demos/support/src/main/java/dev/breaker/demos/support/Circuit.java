package dev.breaker.demos.support;

import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the circuit of a service did, put together from what clients learnt of it: usually one for
 * all of them, and one for each client whose own counts decided.
 *
 * @param owner the client whose circuit it is, or {@link #FLEET}
 * @param periods in the order of time, from the first change on
 */
public record Circuit(String owner, List<Period> periods) {
  public static final String FLEET = "fleet";

  public static String ownerOf(Turned turned, int clients) {
    return turned.local() || clients == 1 ? turned.client() : FLEET;
  }

  /** The circuits that changed at all, of a service that all the turns are of. */
  public static List<Circuit> of(Collection<Turned> turns, int clients, Instant end) {
    Map<String, Map<Object, Turned>> firstTurns = new TreeMap<>();
    for (Turned turned : turns) {
      firstTurns
          .computeIfAbsent(ownerOf(turned, clients), owner -> new LinkedHashMap<>())
          .merge(
              turned.local() ? turned : turned.epoch(),
              turned,
              (one, other) -> one.at().isAfter(other.at()) ? other : one);
    }
    List<Circuit> circuits = new ArrayList<>();
    firstTurns.forEach((owner, first) -> circuits.add(of(owner, first.values(), end)));
    return circuits;
  }

  private static Circuit of(String owner, Collection<Turned> turns, Instant end) {
    List<Turned> inOrder = turns.stream().sorted(Comparator.comparing(Turned::at)).toList();
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i++) {
      Turned turned = inOrder.get(i);
      CircuitState before = i == 0 ? turned.from() : inOrder.get(i - 1).to();
      periods.add(
          new Period(
              turned.to(),
              turned.at(),
              i + 1 < inOrder.size() ? inOrder.get(i + 1).at() : end,
              turned.to() == CircuitState.OPEN && before == CircuitState.CLOSED));
    }
    return new Circuit(owner, periods);
  }

  public List<Period> open() {
    return periods.stream().filter(period -> period.state() == CircuitState.OPEN).toList();
  }

  public List<Period> probes() {
    return periods.stream().filter(period -> period.state() == CircuitState.HALF_OPEN).toList();
  }

  public long trips() {
    return periods.stream().filter(Period::trip).count();
  }

  /** What the backend got in a period from those whose circuit this is. */
  public List<Request> requestsIn(Period period, List<Request> log) {
    return log.stream()
        .filter(request -> owner.equals(FLEET) || owner.equals(request.client()))
        .filter(request -> period.contains(request.at()))
        .toList();
  }
}
