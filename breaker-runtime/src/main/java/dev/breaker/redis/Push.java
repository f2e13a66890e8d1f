package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.UnifiedJedis;

/** Has changes told as they happen, on one connection for all services. */
final class Push {
  private final BiConsumer<Subscriber, String[]> connection;
  private final String keyPrefix;
  private final Publisher publisher;
  private final NanoClock clock;
  private volatile @Nullable ChangeListener listener;

  /** On connections to one server. */
  Push(Supplier<Connection> connector, String keyPrefix, Publisher publisher, NanoClock clock) {
    this(
        (subscriber, channels) -> subscriber.run(connector.get(), channels),
        keyPrefix,
        publisher,
        clock);
  }

  /** Through a client of Jedis. */
  Push(UnifiedJedis client, String keyPrefix, Publisher publisher, NanoClock clock) {
    this((subscriber, channels) -> subscriber.run(client, channels), keyPrefix, publisher, clock);
  }

  /** Through a client that can be another one each time. */
  static Push through(
      Supplier<UnifiedJedis> clients, String keyPrefix, Publisher publisher, NanoClock clock) {
    return new Push(
        (subscriber, channels) -> subscriber.run(clients.get(), channels),
        keyPrefix,
        publisher,
        clock);
  }

  private Push(
      BiConsumer<Subscriber, String[]> connection,
      String keyPrefix,
      Publisher publisher,
      NanoClock clock) {
    this.connection = connection;
    this.keyPrefix = keyPrefix;
    this.publisher = publisher;
    this.clock = clock;
  }

  synchronized void watch(String service, Consumer<String> changed) {
    ChangeListener current = listener;
    if (current == null) {
      current = new ChangeListener(connection, beatChannel(), publisher, clock);
      listener = current;
    }
    current.add(Keys.channel(keyPrefix, service), () -> changed.accept(service));
  }

  synchronized void unwatch(String service) {
    ChangeListener current = listener;
    if (current != null) {
      current.remove(Keys.channel(keyPrefix, service));
    }
  }

  /** Another one for each process, of the same form as that of a service. */
  private String beatChannel() {
    return Keys.channel(keyPrefix, "beat-" + UUID.randomUUID());
  }

  void beat() {
    ChangeListener current = listener;
    if (current != null) {
      current.beat();
    }
  }

  /** Ends the subscription, and waits for that up to the given time. */
  void suspend(Duration patience) {
    ChangeListener ending = end();
    if (ending != null) {
      ending.awaitEnd(patience);
    }
  }

  private synchronized @Nullable ChangeListener end() {
    ChangeListener ending = listener;
    listener = null;
    if (ending != null) {
      ending.close();
    }
    return ending;
  }
}
