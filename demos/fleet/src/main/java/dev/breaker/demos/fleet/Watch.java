package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps all events, and lets one wait for what they tell. Safe for several threads. */
final class Watch {
  private final int clients;
  private final List<Event> events = new ArrayList<>();
  private final Map<String, ClientState> states = new HashMap<>();
  private final Map<String, Set<Long>> failedProbes = new HashMap<>();
  private final Map<String, Integer> lost = new HashMap<>();

  Watch(int clients) {
    this.clients = clients;
  }

  synchronized void take(Event event) {
    events.add(event);
    if (event instanceof Turned turned) {
      states
          .computeIfAbsent(key(turned.client(), turned.service()), key -> new ClientState())
          .take(turned);
      if (turned.from() == CircuitState.HALF_OPEN && turned.to() == CircuitState.OPEN) {
        failedProbes
            .computeIfAbsent(turned.service(), service -> new HashSet<>())
            .add(turned.epoch());
      }
    } else if (event instanceof StorageLost) {
      lost.merge(event.client(), 1, Integer::sum);
    } else if (event instanceof StorageBack) {
      lost.merge(event.client(), -1, Integer::sum);
    }
    notifyAll();
  }

  /** Waits until it is so, and says whether it was before the limit. */
  synchronized boolean await(BooleanSupplier condition, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  synchronized boolean all(String service, CircuitState state) {
    for (int i = 1; i <= clients; i++) {
      if (!is("client-" + i, service, state)) {
        return false;
      }
    }
    return true;
  }

  synchronized boolean is(String client, String service, CircuitState state) {
    ClientState known = states.get(key(client, service));
    return (known == null ? CircuitState.CLOSED : known.state()) == state;
  }

  private static String key(String client, String service) {
    return client + " " + service;
  }

  /** Who does not let all calls go, for messages. */
  synchronized String notClosed(String service) {
    return IntStream.rangeClosed(1, clients)
        .mapToObj(i -> "client-" + i)
        .filter(client -> !is(client, service, CircuitState.CLOSED))
        .collect(Collectors.joining(", "));
  }

  /** How many probes failed of whose failure anybody has heard. */
  synchronized int failedProbes(String service) {
    return failedProbes.getOrDefault(service, Set.of()).size();
  }

  /** How many clients have been refused since. */
  synchronized int refused(String service, Instant since) {
    Set<String> who = new HashSet<>();
    for (int i = events.size() - 1; i >= 0 && !isLongBefore(events.get(i), since); i--) {
      if (events.get(i) instanceof Refused refused
          && refused.service().equals(service)
          && !refused.at().isBefore(since)) {
        who.add(refused.client());
      }
    }
    return who.size();
  }

  /** Events come from many processes, and hence only nearly in order. */
  private static boolean isLongBefore(Event event, Instant instant) {
    return event.at().isBefore(instant.minusSeconds(10));
  }

  /** How many clients cannot use the storage. */
  synchronized int degraded() {
    return (int) lost.values().stream().filter(count -> count > 0).count();
  }

  /** The latest problem with the storage that a client told. */
  synchronized Optional<StorageLost> lastLost() {
    return events.stream()
        .filter(StorageLost.class::isInstance)
        .map(StorageLost.class::cast)
        .reduce((earlier, later) -> later);
  }

  synchronized List<Event> events() {
    return List.copyOf(events);
  }
}
