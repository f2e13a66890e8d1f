package dev.breaker.redis;

import dev.breaker.base.NanoClock;
import dev.breaker.storage.StorageReply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisRedirectionException;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * Has the nodes of a cluster take the steps of an exchange, one pipeline for each node. A node that
 * fails costs the services that it holds, no others. For one thread at a time.
 *
 * <p>Jedis's own pipeline for clusters is not used: it starts threads each time, follows no
 * redirections, never looks for a dead node's successor, and hides that a node did not answer.
 */
final class ClusterRunner {
  private final RedisClusterClient client;
  private final ScriptRunner scripts;
  private final NanoClock clock;
  private final Map<String, Node> nodes = new HashMap<>();

  /** The address of the node of each slot, as long as that node does what it is asked. */
  private final Map<Integer, String> addresses = new HashMap<>();

  /** Whether the client may not know the cluster as it is. */
  private boolean outdated;

  ClusterRunner(RedisClusterClient client, ScriptRunner scripts, NanoClock clock) {
    this.clock = clock;
    this.client = client;
    this.scripts = scripts;
  }

  List<StorageReply> run(List<ScriptCall> calls) {
    Exchange exchange = new Exchange(calls);
    exchange.send();
    exchange.follow();
    return exchange.replies();
  }

  private Node node(String address) {
    return nodes.computeIfAbsent(address, unknown -> PooledNode.of(() -> pool(address), clock));
  }

  private ConnectionPool pool(String address) {
    ConnectionPool pool = client.getClusterNodes().get(address);
    if (pool == null) {
      throw new JedisConnectionException("the cluster has no node " + address + " any more");
    }
    return pool;
  }

  private String find(int slot) {
    if (outdated) {
      refresh();
      outdated = false;
    }
    try (Connection connection = client.getConnectionFromSlot(slot)) {
      return connection.getHostAndPort().toString();
    }
  }

  private void refresh() {
    client.refreshClusterTopology();
    nodes.keySet().retainAll(client.getClusterNodes().keySet());
  }

  /** The requests of one exchange, and what has come of them so far. */
  private final class Exchange {
    private final List<ScriptCall> calls;
    private final @Nullable StorageReply[] replies;
    private final Map<Integer, JedisRedirectionException> redirected = new LinkedHashMap<>();
    private @Nullable RuntimeException problem;

    Exchange(List<ScriptCall> calls) {
      this.calls = calls;
      replies = new StorageReply[calls.size()];
    }

    private int slot(int i) {
      return JedisClusterCRC16.getSlot(calls.get(i).key());
    }

    void send() {
      Map<String, List<Integer>> byAddress = new LinkedHashMap<>();
      RuntimeException lost = null;
      for (int i = 0; i < calls.size(); i++) {
        String address = addresses.get(slot(i));
        if (address == null && lost == null) {
          try {
            address = find(slot(i));
            addresses.put(slot(i), address);
          } catch (RuntimeException e) {
            lost = e;
          }
        }
        if (address != null) {
          byAddress.computeIfAbsent(address, first -> new ArrayList<>()).add(i);
        } else if (lost != null) {
          // Those whose node is not known are likely to be all of the node that is not there, and
          // waiting for it once is enough.
          failed(i, lost);
        }
      }
      byAddress.forEach((address, some) -> send(address, some, false));
    }

    private void send(String address, List<Integer> some, boolean arriving) {
      List<ScriptCall> asked = some.stream().map(calls::get).toList();
      List<Object> taken;
      try {
        Node node = node(address);
        taken = arriving ? scripts.takeArriving(node, asked) : scripts.take(node, asked);
      } catch (RuntimeException e) {
        addresses.values().removeIf(address::equals);
        some.forEach(i -> failed(i, e));
        return;
      }
      for (int n = 0; n < taken.size(); n++) {
        int i = some.get(n);
        try {
          replies[i] = scripts.reply(calls.get(i), taken.get(n));
        } catch (JedisRedirectionException e) {
          redirected.put(i, e);
        } catch (RuntimeException e) {
          failed(i, e);
        }
      }
    }

    private void failed(int i, RuntimeException e) {
      addresses.remove(slot(i));
      outdated = true;
      problem = e;
      replies[i] = new StorageReply.Rejected(RedisTrouble.describe(e));
    }

    /** A node that redirects a step has not taken it, so it may be sent again. Done once. */
    void follow() {
      Map<String, List<Integer>> byAddress = new LinkedHashMap<>();
      Set<String> arriving = new HashSet<>();
      redirected.forEach(
          (i, redirection) -> {
            String address = redirection.getTargetNode().toString();
            if (redirection instanceof JedisAskDataException) {
              arriving.add(address);
            } else {
              addresses.put(slot(i), address);
              outdated = true;
            }
            if (!client.getClusterNodes().containsKey(address)) {
              refresh();
            }
            byAddress.computeIfAbsent(address, first -> new ArrayList<>()).add(i);
          });
      redirected.clear();
      byAddress.forEach((address, some) -> send(address, some, arriving.contains(address)));
      redirected.forEach(
          (i, again) ->
              failed(
                  i,
                  new JedisException(
                      "the cluster's nodes disagree on who holds it: " + again.getMessage())));
    }

    /** Throws if no service at all can be kept: then it is not these circuits, but the cluster. */
    List<StorageReply> replies() {
      if (problem != null && addresses.isEmpty()) {
        throw problem;
      }
      return Arrays.stream(replies).map(StorageReply.class::cast).toList();
    }
  }
}
