package dev.breaker;

import static dev.breaker.base.Log.LOG;

import dev.breaker.fleet.KeyedCircuits;
import dev.breaker.storage.BreakerPolicy;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The breakers of a service that has one for each key, up to a number of them. There is always a
 * breaker for a call: without room for its key, that of all such keys.
 */
final class KeyedBreakers implements KeyedCircuits {
  /** So that there is room for a key in a name of 128 characters. */
  private static final int LONGEST_SERVICE = 80;

  private static final int MOST_KEYS = 10_000;

  /** While there is no room, keys are looked through once for each such part of the ttl. */
  private static final int PARTS_OF_TTL = 32;

  private final Breakers breakers;
  private final BreakerPolicy policy;
  private final int maxKeys;
  private final CircuitBreaker withoutKey;
  private final Map<String, CircuitBreaker> live = new ConcurrentHashMap<>();
  private @Nullable CircuitBreaker overflow;
  private boolean full;
  private long nextLookAt;
  private boolean conflictTold;

  KeyedBreakers(Breakers breakers, BreakerPolicy policy, int maxKeys, CircuitBreaker withoutKey) {
    this.breakers = breakers;
    this.policy = policy;
    this.maxKeys = maxKeys;
    this.withoutKey = withoutKey;
  }

  /** Throws for what can have no breakers for keys. */
  static void check(String service, int maxKeys) {
    if (service.length() > LONGEST_SERVICE) {
      throw new IllegalArgumentException(
          "the service of keys must be at most 80 characters long, since the key follows in the"
              + " name; \""
              + service
              + "\" has "
              + service.length());
    }
    if (maxKeys < 1 || maxKeys > MOST_KEYS) {
      throw new IllegalArgumentException("maxKeys must be 1 to 10,000, was " + maxKeys);
    }
  }

  int maxKeys() {
    return maxKeys;
  }

  @Override
  public CircuitBreaker begin(@Nullable Object key) {
    if (key == null) {
      return withoutKey;
    }
    String text = KeyName.text(key);
    CircuitBreaker known = live.get(text);
    return known != null && known.begin() ? known : beginFirst(text);
  }

  @Override
  public void end(Object breaker) {
    ((CircuitBreaker) breaker).end();
  }

  private CircuitBreaker beginFirst(String key) {
    List<Runnable> telling = new ArrayList<>();
    CircuitBreaker begun = beginFirst(key, telling);
    // Without the lock, since a listener may call any breaker.
    telling.forEach(Runnable::run);
    return begun;
  }

  /** Under the lock under which keys are let go, so that this one stays. */
  private synchronized CircuitBreaker beginFirst(String key, List<Runnable> telling) {
    CircuitBreaker breaker = live.get(key);
    if (breaker == null && hasRoom(telling)) {
      breaker = made(KeyName.of(policy.service(), key), telling);
      if (breaker != null) {
        live.put(key, breaker);
      }
    }
    CircuitBreaker begun = breaker == null ? overflow(telling) : breaker;
    // It was not let go, so this cannot fail.
    begun.begin();
    return begun;
  }

  private boolean hasRoom(List<Runnable> telling) {
    long now = breakers.now();
    if (live.size() >= maxKeys && (!full || now - nextLookAt >= 0)) {
      live.values().removeIf(breaker -> breakers.letGo(breaker, now, telling));
      nextLookAt = now + policy.ttl().toNanos() / PARTS_OF_TTL;
      full = live.size() >= maxKeys;
    }
    return live.size() < maxKeys;
  }

  private CircuitBreaker overflow(List<Runnable> telling) {
    CircuitBreaker common = overflow;
    if (common == null) {
      CircuitBreaker made = made(KeyName.overflow(policy.service()), telling);
      common = made == null ? withoutKey : made;
      overflow = common;
    }
    return common;
  }

  /** Null if the name is in use with other settings. */
  private @Nullable CircuitBreaker made(String name, List<Runnable> telling) {
    try {
      return breakers.ofKey(policy.forKey(name), telling);
    } catch (IllegalArgumentException e) {
      if (!conflictTold) {
        conflictTold = true;
        LOG.log(
            Level.WARNING,
            "Calls of some keys of service {0} go by the breaker {1}: {2}. Logged once for the"
                + " service.",
            policy.service(),
            KeyName.overflow(policy.service()),
            e.getMessage());
      }
      return null;
    }
  }
}
