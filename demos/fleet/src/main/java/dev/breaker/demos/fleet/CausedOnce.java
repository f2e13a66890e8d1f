package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Event.Turned;
import java.util.HashMap;
import java.util.Map;

/**
 * Which client caused each of the fleet's transitions. It should be exactly one.
 *
 * @param transitions how many there were
 * @param never how many of them no client caused
 * @param repeatedly how many of them several clients caused
 */
record CausedOnce(long transitions, long never, long repeatedly) {
  static CausedOnce of(Recording recording) {
    Map<String, Integer> caused = new HashMap<>();
    for (Turned turned : recording.events(Turned.class)) {
      if (!turned.local()) {
        String transition = turned.service() + " " + turned.epoch();
        caused.merge(transition, turned.causedHere() ? 1 : 0, Integer::sum);
      }
    }
    return new CausedOnce(
        caused.size(),
        caused.values().stream().filter(times -> times == 0).count(),
        caused.values().stream().filter(times -> times > 1).count());
  }

  boolean isOnceEach() {
    return never == 0 && repeatedly == 0;
  }
}
