package dev.breaker.redis;

import static java.util.Objects.requireNonNull;

import dev.breaker.base.NanoClock;
import dev.breaker.base.ProcessClock;
import dev.breaker.storage.BreakerPolicy;
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
  private final String keyPrefix;
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

  /** Whether the latest exchange failed. Of that thread. */
  private boolean wasAway;

  /** What to look at, besides, as long as there was no reply. */
  private volatile String unheard;

  private RedisStorage(
      String keyPrefix,
      Servers servers,
      ServiceRegistry registry,
      @Nullable Push push,
      Duration timeout,
      Duration maxStaleness) {
    this.keyPrefix = keyPrefix;
    this.servers = servers;
    this.registry = registry;
    this.push = push;
    this.timeout = timeout;
    this.maxStaleness = maxStaleness;
    unheard = servers.unheard();
  }

  /**
   * A storage on the servers of a URI, with all defaults. Does no I/O: never fails because the
   * servers are away. The reporting thread connects to them when it first needs them, and tries
   * again as long as none answers.
   *
   * <ul>
   *   <li>One server: {@code redis://[[user][:password]@]host[:port][/database]}
   *   <li>Cluster: {@code redis-cluster://[[user][:password]@]host[:port][,host[:port]...]}
   *   <li>Sentinel: {@code
   *       redis-sentinel://[[user][:password]@]sentinel[:port][,sentinel[:port]...]/master[/database]}
   * </ul>
   *
   * <p>For TLS, each begins with {@code rediss} in place of {@code redis}. At the end may stand
   * {@code ?keyPrefix=prefix}. The port is 6379 unless the URI says otherwise, and 26379 of a
   * Sentinel. The login is that of the Redis servers; Sentinels get none.
   *
   * @param uri one of these
   * @return the storage
   * @throws IllegalArgumentException if the URI is malformed, blank or null, as that of an
   *     environment variable that is not set
   * @throws IllegalStateException if there is no Jedis, one before 6.0, or one before 8.0 for a
   *     cluster or Sentinel
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
      if (!answered) {
        wasAway = true;
      } else if (wasAway) {
        wasAway = false;
        registry.registerAllAgain();
      }
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
  public void watch(BreakerPolicy policy, Consumer<String> changed) {
    if (closed || isReleased()) {
      return;
    }
    registry.add(policy);
    try {
      if (push != null) {
        push.watch(policy.service(), changed);
      }
    } finally {
      releaseWhatCameLate();
    }
  }

  /** Registers the service no more and, with push, ends the subscription to its changes. */
  @Override
  public void unwatch(String service) {
    registry.remove(service);
    if (push != null) {
      push.unwatch(service);
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
    return reading(
        (jedis, taker) ->
            new ServiceReader(keyPrefix, taker)
                .read(registry.services(servers.entries(jedis, registry.key()))));
  }

  @Override
  public List<CircuitEvent> history(String service, int limit) {
    Storage.checkLimit(limit);
    return reading((jedis, taker) -> HistoryReader.newestFirst(jedis, keyPrefix, service, limit));
  }

  @Override
  public Optional<CircuitView> operate(String process, StorageRequest request) {
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

  /** A client of the user's own is left alone, but for subscriptions on it; others are closed. */
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
    return "RedisStorage with key prefix " + keyPrefix;
  }

  /** Collects what a {@link RedisStorage} is made of. Not safe for several threads. */
  public static final class Builder {
    private @Nullable RedisUri uri;
    private @Nullable UnifiedJedis client;
    private @Nullable SSLContext sslContext;
    private @Nullable String keyPrefix;
    private Duration timeout = Duration.ofMillis(100);
    private Duration maxStaleness = Duration.ofSeconds(1);
    private boolean push;

    private Builder() {}

    /**
     * The servers, instead of a client. For a cluster or Sentinel, the storage makes a client of
     * its own, whose connections and requests may take a fourth of {@link #timeout(Duration)} each.
     *
     * @param uri a URI of {@link RedisStorage#connect}
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
     * Whom to trust, and who to be, on the servers of a URI with TLS: for a CA of one's own, or a
     * client certificate. Without it, the JVM's default trust store decides. That a server's
     * certificate is for its host is always verified; of a cluster's node and of Sentinel's master,
     * that is the host by which the servers name it.
     *
     * @param sslContext a context that has been initialised
     * @return this builder
     */
    public Builder sslContext(SSLContext sslContext) {
      this.sslContext = requireNonNull(sslContext, "sslContext");
      return this;
    }

    /**
     * What the keys begin with; {@code breaker} unless this or {@code ?keyPrefix=} of the URI says
     * otherwise. Fleets with different prefixes share nothing.
     *
     * @param keyPrefix 1 to 64 characters of {@code A-Z a-z 0-9 . _ : / -}
     * @return this builder
     * @throws IllegalArgumentException if it is empty, too long or holds another character
     */
    public Builder keyPrefix(String keyPrefix) {
      if (!Keys.isPrefix(keyPrefix)) {
        throw new IllegalArgumentException(
            "keyPrefix must be " + Keys.PREFIX_FORM + ", was \"" + keyPrefix + "\"");
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
     * @throws IllegalStateException if there is neither a URI nor a client, or both, an {@code
     *     sslContext} without a URI with TLS, a key prefix here and another in the URI, or a URI
     *     with no Jedis, one before 6.0, or one before 8.0 for a cluster or Sentinel
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
                    : "and the URI is "
                        + server
                        + ": begin it with "
                        + server.deployment().scheme(true)
                        + "://"));
      }
      String prefix = keyPrefix(server);
      Servers servers =
          given == null
              ? ofUri(requireNonNull(server), prefix, script, clock)
              : ServersOfClient.of(given, script, prefix, clock);
      return new RedisStorage(
          prefix,
          servers,
          new ServiceRegistry(prefix, servers.registrar(), servers.registering(), clock),
          push ? servers.push() : null,
          timeout,
          maxStaleness);
    }

    private String keyPrefix(@Nullable RedisUri server) {
      String ofUri = server == null ? null : server.keyPrefix();
      if (keyPrefix != null && ofUri != null && !keyPrefix.equals(ofUri)) {
        throw new IllegalStateException(
            "the key prefix is given twice: keyPrefix(\""
                + keyPrefix
                + "\") and ?keyPrefix="
                + ofUri
                + " in the URI; leave one of them out");
      }
      String given = keyPrefix == null ? ofUri : keyPrefix;
      return given == null ? Keys.DEFAULT_PREFIX : given;
    }

    private Servers ofUri(RedisUri server, String prefix, CircuitScript script, NanoClock clock) {
      JedisVersion.requireFor(server.deployment());
      return server.deployment() == Deployment.SERVER
          ? new ServerOfUri(server, timeout, sslContext, script, prefix, clock)
          : new ServersOfOwnClient(
              new ClientMaker(server, timeout, sslContext),
              script,
              prefix,
              server.tls() ? TlsTrouble.UNHEARD : "",
              clock);
    }
  }
}
