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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final Executor registering;
  private final NanoClock nanoClock;
  private final Map<String, Long> dueAt = new HashMap<>();

  /** The earliest of those times, or earlier. */
  private long nextDueAt;

  private final AtomicBoolean strangerTold = new AtomicBoolean();
  private boolean underWay;
  private boolean failed;

  /**
   * Of a fleet.
   *
   * @param registering runs what registers services, one piece at a time
   */
  ServiceRegistry(
      String keyPrefix, Registrar registrar, Executor registering, NanoClock nanoClock) {
    key = keyPrefix + ":services";
    this.registrar = registrar;
    this.registering = registering;
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
  void renew() {
    long now = nanoClock.now();
    List<String> due = due(now);
    if (due.isEmpty()) {
      return;
    }
    boolean begun = false;
    try {
      registering.execute(() -> register(due, now));
      begun = true;
    } finally {
      if (!begun) {
        ended(List.of(), due, now);
      }
    }
  }

  /** None while some are being registered. */
  private synchronized List<String> due(long now) {
    if (underWay || dueAt.isEmpty() || now - nextDueAt < 0) {
      return List.of();
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
    underWay = !due.isEmpty();
    return due;
  }

  private void register(List<String> due, long now) {
    int from = 0;
    try {
      while (from < due.size()) {
        int to = Math.min(due.size(), from + AT_ONCE);
        registrar.register(key, due.subList(from, to), KEPT);
        from = to;
      }
      failed = false;
    } catch (RuntimeException e) {
      LOG.log(
          failed ? Level.DEBUG : Level.WARNING,
          "Services of this process may not be listed ({0}); their breakers work all the same",
          RedisTrouble.describe(e));
      failed = true;
    } finally {
      ended(due.subList(0, from), due.subList(from, due.size()), now);
    }
  }

  private synchronized void ended(List<String> registered, List<String> others, long now) {
    registered.forEach(service -> put(service, now + RENEW_NANOS));
    others.forEach(service -> put(service, now + RETRY_NANOS));
    underWay = false;
  }

  /** The sorted set that holds the services. */
  String key() {
    return key;
  }

  /** The services among the entries of that set, by name, and when each was last registered. */
  Map<String, Instant> services(List<Tuple> entries) {
    Map<String, Instant> services = new TreeMap<>();
    for (Tuple entry : entries) {
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
