package dev.breaker.redis;

import dev.breaker.storage.NanoClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.commands.JedisCommands;
import redis.clients.jedis.resps.Tuple;

/**
 * Which services the fleet protects, in a sorted set with the time at which somebody last said so.
 * Each process says so when it begins with a service, and then about once an hour.
 */
final class ServiceRegistry {
  private static final long RENEW_NANOS = Duration.ofHours(1).toNanos();

  /** Longer than a circuit itself stays after its last use. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final String key;
  private final Registrar registrar;
  private final NanoClock nanoClock;
  private final Map<String, Long> registeredAt = new ConcurrentHashMap<>();

  ServiceRegistry(String keyPrefix, Registrar registrar, NanoClock nanoClock) {
    key = keyPrefix + ":services";
    this.registrar = registrar;
    this.nanoClock = nanoClock;
  }

  /** Remembers a service and registers it now. */
  void add(String service) {
    registeredAt.put(service, nanoClock.now());
    registrar.register(key, List.of(service), Instant.now(), KEPT);
  }

  /** Registers again what was last registered an hour ago. */
  void renew() {
    long now = nanoClock.now();
    List<String> due = new ArrayList<>();
    registeredAt.forEach(
        (service, at) -> {
          if (now - at > RENEW_NANOS) {
            due.add(service);
          }
        });
    if (!due.isEmpty()) {
      due.forEach(service -> registeredAt.put(service, now));
      registrar.register(key, due, Instant.now(), KEPT);
    }
  }

  /** The services by name, and when each was last registered. */
  Map<String, Instant> list(JedisCommands jedis) {
    Map<String, Instant> services = new TreeMap<>();
    for (Tuple entry : jedis.zrangeWithScores(key, 0, -1)) {
      services.put(entry.getElement(), Instant.ofEpochMilli((long) entry.getScore()));
    }
    return services;
  }
}
