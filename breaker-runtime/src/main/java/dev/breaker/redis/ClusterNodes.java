package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The nodes of a cluster, on the connections of a client of Jedis, and which of them did not answer
 * when they were asked last. For one thread at a time, but for {@link #end}.
 */
final class ClusterNodes {
  /** A node that did not answer may be back after that. */
  private static final long SILENT_FOR = TimeUnit.SECONDS.toNanos(30);

  private final RedisClusterClient client;
  private final NanoClock clock;
  private final Map<String, PooledNode> nodes = new ConcurrentHashMap<>();

  /** When each of those that do not answer was asked last, the latest at the end. */
  private final Map<String, Long> silentSince = new LinkedHashMap<>();

  ClusterNodes(RedisClusterClient client, NanoClock clock) {
    this.client = client;
    this.clock = clock;
  }

  /** All addresses that the client knows, in the order in which they are best asked. */
  List<String> addresses() {
    Set<String> known = client.getClusterNodes().keySet();
    nodes.keySet().retainAll(known);
    silentSince.keySet().retainAll(known);
    return livingFirst(known);
  }

  /** The addresses of those that were asked, and answered when they were asked last. */
  List<String> answering() {
    List<String> answering = new ArrayList<>(nodes.keySet());
    answering.removeAll(silentSince.keySet());
    return answering;
  }

  /** Whether it did not answer lately. */
  boolean isSilent(String address) {
    Long since = silentSince.get(address);
    return since != null && clock.now() - since < SILENT_FOR;
  }

  void answered(String address) {
    silentSince.remove(address);
  }

  void didNotAnswer(String address) {
    silentSince.remove(address);
    silentSince.put(address, clock.now());
  }

  /**
   * In the order in which they are best asked: those that did not answer last, longest ago first.
   */
  List<String> livingFirst(Set<String> addresses) {
    List<String> ordered = new ArrayList<>(addresses);
    ordered.removeAll(silentSince.keySet());
    ordered.sort(Comparator.comparing(address -> !nodes.containsKey(address)));
    for (String address : silentSince.keySet()) {
      if (addresses.contains(address)) {
        ordered.add(address);
      }
    }
    return ordered;
  }

  /**
   * The node at an address.
   *
   * @param key one that the node holds, or that is on its way to it: a client that does not know
   *     the node gets to know it by asking for the key
   * @throws UnknownNodeException if the client does not get to know it. Nothing was sent then
   */
  PooledNode node(String address, String key) {
    if (pool(address) == null) {
      introduce(address, key);
    }
    return nodes.computeIfAbsent(
        address, unknown -> PooledNode.of(() -> requirePool(address, null), clock));
  }

  /**
   * The client knows the nodes that have slots. To others it connects when a key leads it there.
   */
  private void introduce(String address, String key) {
    client.refreshClusterTopology();
    if (pool(address) != null) {
      return;
    }
    try {
      client.exists(key);
    } catch (JedisException e) {
      requirePool(address, e);
    }
    requirePool(address, null);
  }

  private @Nullable ConnectionPool pool(String address) {
    return client.getClusterNodes().get(address);
  }

  private ConnectionPool requirePool(String address, @Nullable JedisException cause) {
    ConnectionPool pool = pool(address);
    if (pool == null) {
      throw new UnknownNodeException("the client knows no node at " + address, cause);
    }
    return pool;
  }

  /** Ends what is under way, which then throws. For another thread; does nothing if nothing is. */
  void end() {
    for (PooledNode node : nodes.values()) {
      node.end();
    }
  }

  /** A client knows no node at an address. Nothing was sent to it. */
  static final class UnknownNodeException extends JedisException {
    private static final long serialVersionUID = 1;

    UnknownNodeException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
