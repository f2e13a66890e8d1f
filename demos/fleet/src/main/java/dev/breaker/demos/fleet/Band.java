package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A time during which a client's circuit did not change.
 *
 * @param degraded whether the client decided by its own counts
 */
record Band(Instant from, Instant until, CircuitState state, boolean degraded) {
  /** Of one client, in order, without gaps. */
  static List<Band> of(Recording recording, String client) {
    List<Band> bands = new ArrayList<>();
    Map<String, ClientState> states = new HashMap<>();
    int lost = 0;
    Band band = new Band(recording.start(), recording.end(), CircuitState.CLOSED, false);
    for (Event event : eventsOf(recording, client)) {
      if (event instanceof Turned turned) {
        states.computeIfAbsent(turned.service(), service -> new ClientState()).take(turned);
      } else if (event instanceof StorageLost) {
        lost++;
      } else if (event instanceof StorageBack) {
        lost--;
      }
      Band next = from(event.at(), recording.end(), states, lost > 0);
      if (next.state != band.state || next.degraded != band.degraded) {
        bands.add(new Band(band.from, next.from, band.state, band.degraded));
        band = next;
      }
    }
    bands.add(band);
    return bands;
  }

  private static List<Event> eventsOf(Recording recording, String client) {
    return recording.events().stream()
        .filter(event -> event.client().equals(client))
        .sorted(Comparator.comparing(Event::at))
        .toList();
  }

  /** Only one of the services is called at a time; the others' circuits are closed. */
  private static Band from(
      Instant from, Instant until, Map<String, ClientState> states, boolean isStorageLost) {
    return states.values().stream()
        .filter(state -> state.state() != CircuitState.CLOSED)
        .findFirst()
        .map(state -> new Band(from, until, state.state(), state.isDegraded() || isStorageLost))
        .orElse(new Band(from, until, CircuitState.CLOSED, isStorageLost));
  }
}
