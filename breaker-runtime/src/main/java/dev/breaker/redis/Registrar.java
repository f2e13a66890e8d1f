package dev.breaker.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes down which services the fleet protects, and when a process last said so. */
interface Registrar {
  /**
   * Enters the services as of now, and forgets those that no process has named for too long.
   *
   * @param kept for how long these services are kept if no process names them again
   */
  void register(String key, List<String> services, Duration kept);

  static String script() {
    return CircuitScript.resource("registry.lua");
  }

  static List<String> arguments(List<String> services, Duration kept) {
    List<String> arguments = new ArrayList<>(1 + services.size());
    arguments.add(Long.toString(kept.toMillis()));
    arguments.addAll(services);
    return arguments;
  }
}
