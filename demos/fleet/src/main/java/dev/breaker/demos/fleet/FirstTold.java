package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event.Turned;
import java.util.HashMap;
import java.util.Map;

/**
 * Who was told first of the fleet's transitions: for each exactly one client should be.
 *
 * @param transitions how many there were
 * @param never of how many nobody was told first
 * @param repeatedly of how many several were
 */
record FirstTold(long transitions, long never, long repeatedly) {
  static FirstTold of(Recording recording) {
    Map<String, Integer> told = new HashMap<>();
    for (Turned turned : recording.events(Turned.class)) {
      if (!turned.alone()) {
        told.merge(turned.service() + " " + turned.epoch(), turned.first() ? 1 : 0, Integer::sum);
      }
    }
    return new FirstTold(
        told.size(),
        told.values().stream().filter(times -> times == 0).count(),
        told.values().stream().filter(times -> times > 1).count());
  }

  boolean isOnceEach() {
    return never == 0 && repeatedly == 0;
  }
}
