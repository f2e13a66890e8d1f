package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Servers that are reached by a client of the storage's own. The client asks for them while it is
 * made, so it is made when steps are first to be taken, again as long as that fails, and anew after
 * it was let go of.
 */
final class ServersOfOwnClient implements Servers, Registrar, Publisher {
  private final Supplier<UnifiedJedis> maker;
  private final CircuitScript script;
  private final String keyPrefix;
  private final String unheard;
  private final NanoClock clock;
  private final AtomicReference<@Nullable Own> own = new AtomicReference<>();

  /** How often the client was let go of. One that is being made meanwhile is let go of, too. */
  private final AtomicInteger releases = new AtomicInteger();

  /** A client, and what is done through it. */
  private record Own(UnifiedJedis client, Servers servers, Registrar registrar) {}

  ServersOfOwnClient(
      Supplier<UnifiedJedis> maker,
      CircuitScript script,
      String keyPrefix,
      String unheard,
      NanoClock clock) {
    this.maker = maker;
    this.script = script;
    this.keyPrefix = keyPrefix;
    this.unheard = unheard;
    this.clock = clock;
  }

  /** Makes the client if there is none. A thread that lets go of it does not wait for that. */
  private synchronized Own made() {
    Own present = own.get();
    if (present != null) {
      return present;
    }
    int before = releases.get();
    UnifiedJedis client = maker.get();
    Servers servers = ServersOfClient.of(client, script, keyPrefix, clock);
    Own made = new Own(client, servers, servers.registrar());
    own.set(made);
    if (releases.get() != before) {
      disconnect();
      throw new JedisConnectionException("the connections to Redis were let go of meanwhile");
    }
    return made;
  }

  /** The client by which steps are taken. */
  private Own present() {
    Own made = own.get();
    if (made == null) {
      throw new JedisConnectionException("there is no connection to Redis at the moment");
    }
    return made;
  }

  @Override
  public ScriptRunner runner() {
    return made().servers().runner();
  }

  @Override
  public Registrar registrar() {
    return this;
  }

  @Override
  public void register(String key, List<String> services, Duration kept) {
    present().registrar().register(key, services, kept);
  }

  @Override
  public Executor registering() {
    return registration -> {
      Own made = own.get();
      Executor executor = made == null ? Runnable::run : made.servers().registering();
      executor.execute(registration);
    };
  }

  @Override
  public Publisher publisher() {
    return this;
  }

  @Override
  public void publish(String channel) {
    present().servers().publisher().publish(channel);
  }

  @Override
  public Object way() {
    Own made = own.get();
    return made == null ? this : made.servers().publisher().way();
  }

  /** It never makes the client: a client that another thread makes may come after a release. */
  @Override
  public Push push() {
    return Push.through(() -> present().client(), keyPrefix, this, clock);
  }

  @Override
  public void end() {
    Own made = own.get();
    if (made != null) {
      made.servers().end();
    }
  }

  @Override
  public <T> T ask(Question<T> question) {
    int before = releases.get();
    try {
      return made().servers().ask(question);
    } finally {
      if (releases.get() != before) {
        disconnect();
      }
    }
  }

  @Override
  public void disconnect() {
    releases.incrementAndGet();
    Own made = own.getAndSet(null);
    if (made != null) {
      made.servers().end();
      made.client().close();
    }
  }

  @Override
  public String unheard() {
    return unheard;
  }
}
