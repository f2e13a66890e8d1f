package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.Reasons;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import redis.clients.jedis.commands.JedisCommands;
import redis.clients.jedis.resps.Tuple;

/**
 * Which services the fleet protects, in a sorted set with the time at which a process last said so.
 * Each process says so when it begins with a service, and then about once an hour.
 */
final class ServiceRegistry {
  private static final long RENEW_NANOS = Duration.ofHours(1).toNanos();

  /** Not with each exchange where the server forbids it. */
  private static final long RETRY_NANOS = Duration.ofMinutes(1).toNanos();

  /** More would keep the server from its other work for too long. */
  private static final int AT_ONCE = 1_000;

  /** Longer than a circuit itself stays after its last use. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final String key;
  private final Registrar registrar;
  private final NanoClock nanoClock;
  private final Map<String, Long> dueAt = new HashMap<>();

  /** The earliest of those times, or earlier. */
  private long nextDueAt;

  private final AtomicBoolean strangerTold = new AtomicBoolean();
  private boolean failed;

  ServiceRegistry(String keyPrefix, Registrar registrar, NanoClock nanoClock) {
    key = keyPrefix + ":services";
    this.registrar = registrar;
    this.nanoClock = nanoClock;
  }

  /** Remembers a service, which is to be registered with the next renewal. */
  synchronized void add(String service) {
    long now = nanoClock.now();
    put(service, now);
  }

  private void put(String service, long at) {
    if (dueAt.isEmpty() || at - nextDueAt < 0) {
      nextDueAt = at;
    }
    dueAt.put(service, at);
  }

  /**
   * Registers the services that were not registered within the last hour. A failure is logged, once
   * until one succeeds. Costs nothing while no service is due, however many there are.
   */
  synchronized void renew() {
    long now = nanoClock.now();
    if (dueAt.isEmpty() || now - nextDueAt < 0) {
      return;
    }
    List<String> due = new ArrayList<>();
    nextDueAt = now + RENEW_NANOS;
    dueAt.forEach(
        (service, at) -> {
          if (now - at >= 0) {
            due.add(service);
          } else if (at - nextDueAt < 0) {
            nextDueAt = at;
          }
        });
    for (int from = 0; from < due.size(); from += AT_ONCE) {
      renew(due.subList(from, Math.min(due.size(), from + AT_ONCE)), now);
    }
  }

  private void renew(List<String> due, long now) {
    try {
      registrar.register(key, due, KEPT);
      due.forEach(service -> put(service, now + RENEW_NANOS));
      failed = false;
    } catch (RuntimeException e) {
      due.forEach(service -> put(service, now + RETRY_NANOS));
      LOG.log(
          failed ? Level.DEBUG : Level.WARNING,
          "Services of this process may not be listed ({0}); their breakers work all the same",
          RedisTrouble.describe(e));
      failed = true;
    }
  }

  /** The services by name, and when each was last registered. */
  Map<String, Instant> list(JedisCommands jedis) {
    Map<String, Instant> services = new TreeMap<>();
    for (Tuple entry : jedis.zrangeWithScores(key, 0, -1)) {
      if (isService(entry.getElement())) {
        services.put(entry.getElement(), Instant.ofEpochMilli((long) entry.getScore()));
      } else if (strangerTold.compareAndSet(false, true)) {
        LOG.log(
            Level.WARNING,
            "The key {0} holds \"{1}\", which no service can be called; nothing like it is listed",
            key,
            Reasons.oneLine(entry.getElement(), Reasons.LONGEST));
      }
    }
    return services;
  }

  private static boolean isService(String name) {
    try {
      return BreakerPolicy.forService(name).service().equals(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
