package dev.breaker.redis;

import static java.util.Objects.requireNonNull;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageException;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.UnifiedJedis;

/**
 * Keeps circuits in Redis 6.2 or later, or Valkey, for a whole fleet: one hash for each service,
 * changed by one script on the server's clock.
 *
 * <p>Nothing here is done on the threads of the calls: one reporting thread uses one connection,
 * made when first needed. A server that is away is never an exception to a caller; see {@code
 * CircuitBreakers}.
 */
public final class RedisStorage implements Storage {
  private final Servers servers;
  private final ServiceRegistry registry;
  private final @Nullable Push push;
  private final Duration timeout;
  private final Duration maxStaleness;

  private volatile boolean closed;

  /** How often connections were let go of. A thread that began before may have made one since. */
  private final AtomicInteger releases = new AtomicInteger();

  /** As that was when the latest exchange began. Of the reporting thread. */
  private int releasesBefore;

  /** Whether the latest exchange went well, and nothing was done after it yet. Of that thread. */
  private boolean answered;

  /** What to look at, besides, as long as there was no reply. */
  private volatile String unheard;

  private RedisStorage(
      Servers servers,
      ServiceRegistry registry,
      @Nullable Push push,
      Duration timeout,
      Duration maxStaleness) {
    this.servers = servers;
    this.registry = registry;
    this.push = push;
    this.timeout = timeout;
    this.maxStaleness = maxStaleness;
    unheard = servers.unheard();
  }

  /**
   * A storage on the server of a URI, with all defaults. Does no I/O: never fails because the
   * server is away.
   *
   * @param uri {@code redis://[[user][:password]@]host[:port][/database]}, or {@code rediss://} for
   *     TLS
   * @return the storage
   * @throws IllegalArgumentException if the URI is malformed, blank or null, as that of an
   *     environment variable that is not set
   * @throws IllegalStateException if there is no Jedis, or one before 6.0
   */
  public static RedisStorage connect(@Nullable String uri) {
    return builder().uri(uri).build();
  }

  /**
   * A storage on a client of the user's own, with all defaults: of any kind, also for a cluster or
   * with Sentinel. Its timeouts apply to the reporting thread; callers wait {@link #timeout()} at
   * most all the same.
   *
   * @param client used but not closed
   * @return the storage
   * @throws IllegalStateException if the Jedis is one before 8.0
   */
  @SuppressWarnings("exports") // An application with such a client requires Jedis.
  public static RedisStorage using(UnifiedJedis client) {
    return builder().client(client).build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a builder, which needs a URI or a client
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public List<StorageReply> exchange(String process, List<StorageRequest> requests) {
    releasesBefore = releases.get();
    answered = false;
    try {
      List<StorageReply> replies = asking(() -> servers.runner().run(process, requests));
      answered = true;
      return replies;
    } finally {
      releaseWhatCameLate();
    }
  }

  /** On a client that lends no connection, its own timeouts end what hangs. */
  @Override
  public void endExchange() {
    servers.end();
  }

  /**
   * Has the next {@link #maintain} register the service in {@code <prefix>:services} and, with
   * push, subscribes to its changes. A server that does not let this process do so is logged, and
   * hurts nothing else.
   */
  @Override
  public void watch(String service, Consumer<String> changed) {
    if (closed || isReleased()) {
      return;
    }
    registry.add(service);
    try {
      if (push != null) {
        push.watch(service, changed);
      }
    } finally {
      releaseWhatCameLate();
    }
  }

  /** Registers services that are due, and sees to it that changes are still pushed. */
  @Override
  public void maintain() {
    if (!answered || closed || isReleased()) {
      return;
    }
    answered = false;
    try {
      registry.renew();
      if (push != null) {
        push.beat();
      }
    } finally {
      releaseWhatCameLate();
    }
  }

  private boolean isReleased() {
    return releases.get() != releasesBefore;
  }

  private void releaseWhatCameLate() {
    if (isReleased()) {
      disconnect();
    }
  }

  @Override
  public List<RegisteredService> services() {
    String keyPrefix = servers.runner().keyPrefix();
    return reading(
        (jedis, taker) ->
            new ServiceReader(keyPrefix, taker)
                .read(registry.services(servers.entries(jedis, registry.key()))));
  }

  @Override
  public List<CircuitEvent> history(String service, int limit) {
    Storage.checkLimit(limit);
    String keyPrefix = servers.runner().keyPrefix();
    return reading((jedis, taker) -> HistoryReader.newestFirst(jedis, keyPrefix, service, limit));
  }

  @Override
  public Optional<CircuitView> operate(String process, StorageRequest request) {
    String keyPrefix = servers.runner().keyPrefix();
    return reading((jedis, taker) -> new ScriptRunner(keyPrefix, taker).operate(process, request));
  }

  private <T> T asking(Supplier<T> question) {
    if (closed) {
      throw new StorageException("the storage is closed", null);
    }
    try {
      T answer = question.get();
      unheard = "";
      return answer;
    } catch (StorageException e) {
      throw e;
    } catch (RuntimeException e) {
      String problem = "Redis: " + RedisTrouble.describe(e);
      throw new StorageException(
          TlsTrouble.isToldIn(problem) ? problem : problem + unheard, RedisTrouble.loggable(e));
    }
  }

  private <T> T reading(Servers.Question<T> question) {
    return asking(() -> servers.ask(question));
  }

  @Override
  public Duration timeout() {
    return timeout;
  }

  @Override
  public Duration maxStaleness() {
    return maxStaleness;
  }

  /** A client of the user's own is left alone, but for subscriptions on it. */
  @Override
  public void suspend() {
    releases.incrementAndGet();
    disconnect();
  }

  @Override
  public void close() {
    closed = true;
    suspend();
  }

  private void disconnect() {
    if (push != null) {
      push.suspend(timeout);
    }
    servers.disconnect();
  }

  @Override
  public String toString() {
    return "RedisStorage with key prefix " + servers.runner().keyPrefix();
  }

  /** Collects what a {@link RedisStorage} is made of. Not safe for several threads. */
  public static final class Builder {
    private @Nullable RedisUri uri;
    private @Nullable UnifiedJedis client;
    private @Nullable SSLContext sslContext;
    private String keyPrefix = "breaker";
    private Duration timeout = Duration.ofMillis(100);
    private Duration maxStaleness = Duration.ofSeconds(1);
    private boolean push;

    private Builder() {}

    /**
     * The server, instead of a client.
     *
     * @param uri {@code redis://[[user][:password]@]host[:port][/database]}, or {@code rediss://}
     *     for TLS; without a port 6379
     * @return this builder
     * @throws IllegalArgumentException if the URI is malformed, blank or null, as that of an
     *     environment variable that is not set
     */
    public Builder uri(@Nullable String uri) {
      this.uri = RedisUri.parse(uri);
      return this;
    }

    /**
     * A client of the user's own, instead of a URI: a {@code RedisClient}, a {@code
     * RedisSentinelClient}, a {@code RedisClusterClient}.
     *
     * @param client used but not closed
     * @return this builder
     * @throws IllegalArgumentException if it is a {@code JedisCluster}, which a {@code
     *     RedisClusterClient} replaces
     * @throws IllegalStateException if the Jedis is one before 8.0
     */
    @SuppressWarnings({"deprecation", "exports"})
    public Builder client(UnifiedJedis client) {
      JedisVersion.requireForClient();
      if (client instanceof JedisCluster) {
        throw new IllegalArgumentException(
            "a JedisCluster does not tell which of its nodes failed; give the builder a"
                + " RedisClusterClient instead");
      }
      this.client = requireNonNull(client, "client");
      return this;
    }

    /**
     * Whom to trust, and who to be, on a {@code rediss://} server: for a CA of one's own, or a
     * client certificate. Without it, the JVM's default trust store decides. That the server's
     * certificate is for the URI's host is always verified.
     *
     * @param sslContext a context that has been initialised
     * @return this builder
     */
    public Builder sslContext(SSLContext sslContext) {
      this.sslContext = requireNonNull(sslContext, "sslContext");
      return this;
    }

    /**
     * What the keys begin with; {@code breaker} unless told otherwise. Fleets with different
     * prefixes share nothing.
     *
     * @param keyPrefix 1 to 64 characters of {@code A-Z a-z 0-9 . _ : / -}
     * @return this builder
     * @throws IllegalArgumentException if it is empty, too long or holds another character
     */
    public Builder keyPrefix(String keyPrefix) {
      if (!keyPrefix.matches("[A-Za-z0-9._:/-]{1,64}")) {
        throw new IllegalArgumentException(
            "keyPrefix must be 1 to 64 characters of A-Z a-z 0-9 . _ : / -, was \""
                + keyPrefix
                + "\"");
      }
      this.keyPrefix = keyPrefix;
      return this;
    }

    /**
     * How long a call may wait for Redis, at most, and how long the reporting thread waits for a
     * connection or a reply; 100 ms unless told otherwise.
     *
     * @param timeout 1 ms to 10 s
     * @return this builder
     * @throws IllegalArgumentException if it is outside that range
     */
    public Builder timeout(Duration timeout) {
      this.timeout = checked("timeout", timeout, Duration.ofMillis(1), Duration.ofSeconds(10));
      return this;
    }

    /**
     * How old this process's view of a circuit may be for calls to go by it; 1 s unless told
     * otherwise. A change elsewhere is noticed after that at the latest.
     *
     * @param maxStaleness 10 ms to 60 s
     * @return this builder
     * @throws IllegalArgumentException if it is outside that range
     */
    public Builder maxStaleness(Duration maxStaleness) {
      this.maxStaleness =
          checked("maxStaleness", maxStaleness, Duration.ofMillis(10), Duration.ofSeconds(60));
      return this;
    }

    /**
     * Whether this process hears of transitions and locks as they happen, on one more connection;
     * not unless told so. Without it, and while that connection is lost, a process that calls
     * notices within {@code maxStaleness}. A process that is frozen between calls, as in AWS
     * Lambda, gains nothing by it.
     *
     * @param push true to hear at once
     * @return this builder
     */
    public Builder push(boolean push) {
      this.push = push;
      return this;
    }

    private static Duration checked(String name, Duration value, Duration least, Duration most) {
      if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            name
                + " must be "
                + least.toMillis()
                + " to "
                + most.toMillis()
                + " ms, was "
                + (value.toSeconds() * 1e3 + value.toNanosPart() / 1e6)
                + " ms");
      }
      return value;
    }

    /**
     * Makes the storage. Does no I/O.
     *
     * @return the storage
     * @throws IllegalStateException if there is neither a URI nor a client, or both, or an {@code
     *     sslContext} without a {@code rediss://} URI, or a URI with no Jedis or one before 6.0
     */
    public RedisStorage build() {
      return build(CircuitScript.load(), ProcessClock.SYSTEM);
    }

    RedisStorage build(CircuitScript script, NanoClock clock) {
      RedisUri server = uri;
      UnifiedJedis given = client;
      if ((server == null) == (given == null)) {
        throw new IllegalStateException(
            server == null
                ? "a RedisStorage needs a server: give the builder uri(...) or client(...)"
                : "a RedisStorage has one server: give the builder uri(...) or client(...), not"
                    + " both");
      }
      SSLContext context = sslContext;
      if (context != null && (server == null || !server.tls())) {
        throw new IllegalStateException(
            "sslContext(...) is for a rediss:// URI, "
                + (server == null
                    ? "and a client brings its own: set it on the client"
                    : "and the URI is " + server + ": begin it with rediss://"));
      }
      Servers servers =
          given == null
              ? ofUri(requireNonNull(server), script, clock)
              : ServersOfClient.of(given, script, keyPrefix, clock);
      return new RedisStorage(
          servers,
          new ServiceRegistry(keyPrefix, servers.registrar(), servers.registering(), clock),
          push ? servers.push() : null,
          timeout,
          maxStaleness);
    }

    private Servers ofUri(RedisUri server, CircuitScript script, NanoClock clock) {
      JedisVersion.requireForUri();
      return new ServerOfUri(server, timeout, sslContext, script, keyPrefix, clock);
    }
  }
}
