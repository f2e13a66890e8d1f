package dev.breaker.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Makes the client for the URI of a cluster or of Sentinels. The client asks them where the servers
 * are while it is made, so making one throws when none of them answers.
 */
final class ClientMaker implements Supplier<UnifiedJedis> {
  /** A connection, a request and a look for another server fit into the storage's timeout. */
  private static final int SHARE = 4;

  private final RedisUri uri;
  private final Duration timeout;
  private final @Nullable SSLContext sslContext;

  /**
   * Of clients for one URI.
   *
   * @param timeout that of the storage
   */
  ClientMaker(RedisUri uri, Duration timeout, @Nullable SSLContext sslContext) {
    this.uri = uri;
    this.timeout = ofClients(timeout);
    this.sslContext = sslContext;
  }

  /** In whole milliseconds, and above zero, which would be for ever. */
  static Duration ofClients(Duration timeout) {
    return Duration.ofMillis(Math.max(1, timeout.toMillis() / SHARE));
  }

  @Override
  public UnifiedJedis get() {
    return uri.deployment() == Deployment.CLUSTER ? cluster() : sentinel();
  }

  private UnifiedJedis cluster() {
    try {
      return RedisClusterClient.builder()
          .nodes(addresses())
          .clientConfig(ConnectionConfig.of(uri, timeout, sslContext).build())
          .poolConfig(pool())
          .build();
    } catch (JedisClusterOperationException e) {
      Throwable[] reasons = e.getSuppressed();
      if (reasons.length == 0) {
        throw e;
      }
      // Jedis hides there why a node turned it away.
      throw new JedisException(e.getMessage(), reasons[0]);
    }
  }

  private UnifiedJedis sentinel() {
    String master = requireNonNull(uri.path().master());
    Set<HostAndPort> sentinels = addresses();
    JedisClientConfig ofServers =
        ConnectionConfig.of(uri, timeout, sslContext).database(uri.database()).build();
    JedisClientConfig ofSentinels = ConnectionConfig.withoutLogin(uri, timeout, sslContext).build();
    return RedisSentinelClient.builder()
        .masterName(master)
        .sentinels(sentinels)
        .clientConfig(ofServers)
        .connectionProvider(
            new SentinelsOfUri(master, ofServers, pool(), sentinels, ofSentinels, timeout))
        .build();
  }

  private Set<HostAndPort> addresses() {
    Set<HostAndPort> addresses = new LinkedHashSet<>();
    for (RedisAddress address : uri.addresses()) {
      addresses.add(new HostAndPort(address.host(), address.port()));
    }
    return addresses;
  }

  private ConnectionPoolConfig pool() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxWait(timeout);
    return pool;
  }
}
