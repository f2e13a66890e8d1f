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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Longer than a circuit itself stays after its last use. The script knows it, too. */
  private static final Duration LONGEST_KEPT = Duration.ofDays(30);

  private final String key;
  private final Registrar registrar;
  private final Executor registering;
  private final NanoClock nanoClock;
  private final Map<String, Due> services = new HashMap<>();

  /** The earliest of those times, or earlier. */
  private long nextDueAt;

  private final AtomicBoolean strangerTold = new AtomicBoolean();
  private boolean underWay;
  private boolean failed;

  /** When a service is to be registered, and for how long that is to be known. */
  private record Due(long at, Duration kept) {
    boolean isBy(long now) {
      return now - at >= 0;
    }
  }

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
  synchronized void add(BreakerPolicy policy) {
    put(policy.service(), new Due(nanoClock.now(), kept(policy)));
  }

  /** Forgets a service, which this process does not use any more. */
  synchronized void remove(String service) {
    services.remove(service);
  }

  /** Has the next renewal register all services: a server that was away may have lost the list. */
  synchronized void registerAllAgain() {
    long now = nanoClock.now();
    services.replaceAll((service, due) -> new Due(now, due.kept));
    nextDueAt = now;
  }

  private void put(String service, Due due) {
    if (services.isEmpty() || due.at - nextDueAt < 0) {
      nextDueAt = due.at;
    }
    services.put(service, due);
  }

  /** Those of keys come and go: such an entry is to go soon after what it stands for. */
  private static Duration kept(BreakerPolicy policy) {
    if (!policy.isOfKey()) {
      return LONGEST_KEPT;
    }
    Duration kept =
        policy
            .ttl()
            .multipliedBy(2)
            .plus(policy.reEnableAfter())
            .plus(Duration.ofNanos(2 * RENEW_NANOS));
    return kept.compareTo(LONGEST_KEPT) < 0 ? kept : LONGEST_KEPT;
  }

  /** When a service was last registered whose entry has this score. */
  static Instant lastSeen(BreakerPolicy policy, Instant score) {
    return score.plus(LONGEST_KEPT).minus(kept(policy));
  }

  /**
   * Registers the services that were not registered within the last hour. A failure is logged, once
   * until one succeeds. Costs nothing while no service is due, however many there are.
   */
  void renew() {
    long now = nanoClock.now();
    Map<String, Due> due = due(now);
    if (due.isEmpty()) {
      return;
    }
    boolean begun = false;
    try {
      registering.execute(() -> registerUntilNoneIsDue(due, now));
      begun = true;
    } finally {
      if (!begun) {
        ended(due.keySet(), due.keySet(), now);
      }
    }
  }

  /** None while some are being registered. */
  private synchronized Map<String, Due> due(long now) {
    if (underWay || services.isEmpty() || now - nextDueAt < 0) {
      return Map.of();
    }
    Map<String, Due> due = new LinkedHashMap<>();
    nextDueAt = now + RENEW_NANOS;
    for (Map.Entry<String, Due> entry : services.entrySet()) {
      Due each = entry.getValue();
      if (each.isBy(now)) {
        due.put(entry.getKey(), each);
      } else if (each.at - nextDueAt < 0) {
        nextDueAt = each.at;
      }
    }
    underWay = !due.isEmpty();
    return due;
  }

  /** A service that was added meanwhile may be in no later exchange that would register it. */
  private void registerUntilNoneIsDue(Map<String, Due> first, long firstTime) {
    Map<String, Due> due = first;
    long now = firstTime;
    while (!due.isEmpty()) {
      register(due, now);
      now = nanoClock.now();
      due = due(now);
    }
  }

  private void register(Map<String, Due> due, long now) {
    Map<Duration, List<String>> byKept = new LinkedHashMap<>();
    for (Map.Entry<String, Due> entry : due.entrySet()) {
      byKept.computeIfAbsent(entry.getValue().kept, kept -> new ArrayList<>()).add(entry.getKey());
    }
    Set<String> left = new LinkedHashSet<>(due.keySet());
    try {
      for (Map.Entry<Duration, List<String>> alike : byKept.entrySet()) {
        register(alike.getValue(), alike.getKey(), left);
      }
      failed = false;
    } catch (RuntimeException e) {
      LOG.log(
          failed ? Level.DEBUG : Level.WARNING,
          "Services of this process may not be listed ({0}); their breakers work all the same",
          RedisTrouble.describe(e));
      failed = true;
    } finally {
      ended(due.keySet(), left, now);
    }
  }

  /** Takes those that were registered out of what is left. */
  private void register(List<String> alike, Duration kept, Set<String> left) {
    for (int from = 0; from < alike.size(); from += AT_ONCE) {
      List<String> part = alike.subList(from, Math.min(alike.size(), from + AT_ONCE));
      registrar.register(key, part, kept);
      left.removeAll(part);
    }
  }

  /** Those that are left were not registered. One that was removed meanwhile is not due again. */
  private synchronized void ended(Set<String> tried, Set<String> left, long now) {
    for (String service : tried) {
      Due before = services.get(service);
      if (before != null) {
        long pause = left.contains(service) ? RETRY_NANOS : RENEW_NANOS;
        put(service, new Due(now + pause, before.kept));
      }
    }
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
