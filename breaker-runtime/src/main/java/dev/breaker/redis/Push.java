package dev.breaker.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * Has changes told as they happen: on one connection for all services, and in a cluster, where each
 * service's channel is on the server that has the service, on one for each.
 */
final class Push {
  private final Supplier<UnifiedJedis> client;
  private final String keyPrefix;
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();
  private @Nullable ChangeListener shared;

  Push(Supplier<UnifiedJedis> client, String keyPrefix) {
    this.client = client;
    this.keyPrefix = keyPrefix;
  }

  synchronized void watch(String service, Consumer<String> changed) {
    boolean cluster = client.get() instanceof RedisClusterClient;
    ChangeListener listener = cluster ? null : shared;
    if (listener == null) {
      listener =
          new ChangeListener(client, cluster ? ShardedSubscriber::new : ClassicSubscriber::new);
      listeners.add(listener);
      shared = listener;
    }
    listener.add(CircuitScript.channel(keyPrefix, service), () -> changed.accept(service));
  }

  void beat() {
    listeners.forEach(ChangeListener::beat);
  }

  void close() {
    listeners.forEach(ChangeListener::close);
  }
}
