package dev.breaker.redis;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Which node of a cluster holds a slot, as far as is known. For one thread at a time. */
final class ClusterSlots {
  private record Range(int last, String master, List<String> replicas) {}

  private final TreeMap<Integer, Range> ranges = new TreeMap<>();

  /** Slots of which a node has said, since the ranges were read, that another one holds them. */
  private final Map<Integer, String> moved = new HashMap<>();

  private boolean outdated = true;

  /** The address of the node that holds the slot; null if none is known to. */
  @Nullable String address(int slot) {
    String address = moved.get(slot);
    if (address != null) {
      return address;
    }
    Range range = range(slot);
    return range == null ? null : range.master();
  }

  /** The addresses of the nodes that replicate the slot, as of when the ranges were read. */
  List<String> replicas(int slot) {
    Range range = range(slot);
    return range == null ? List.of() : range.replicas();
  }

  private @Nullable Range range(int slot) {
    Map.Entry<Integer, Range> range = ranges.floorEntry(slot);
    return range == null || range.getValue().last() < slot ? null : range.getValue();
  }

  /** Whether they should be read again. */
  boolean isOutdated() {
    return outdated;
  }

  void outdated() {
    outdated = true;
  }

  void moved(int slot, String address) {
    moved.put(slot, address);
    outdated = true;
  }

  /**
   * Reads which node holds which slot, from the first node that answers.
   *
   * @param failed the nodes that have failed in this exchange, which are not asked; grows by those
   *     that fail now
   * @throws RuntimeException that of the last node, if none answered
   */
  void read(ClusterNodes nodes, Map<String, RuntimeException> failed) {
    RuntimeException problem = new JedisConnectionException("no node of the cluster answers");
    boolean triedSilent = false;
    for (String address : nodes.addresses()) {
      boolean silent = nodes.isSilent(address);
      if (failed.containsKey(address) || (silent && triedSilent)) {
        continue;
      }
      triedSilent |= silent;
      try {
        // The client knows the node, so that no key has to lead to it.
        take(nodes.node(address, "").slots(), address);
        nodes.answered(address);
        return;
      } catch (RuntimeException e) {
        failed.put(address, e);
        nodes.didNotAnswer(address);
        problem = e;
      }
    }
    throw problem;
  }

  /** Takes the reply to {@code CLUSTER SLOTS}. A slot that is in none of its ranges has no node. */
  private void take(Object reply, String from) {
    ranges.clear();
    moved.clear();
    for (Object line : (List<?>) reply) {
      List<?> fields = (List<?>) line;
      if (fields.size() > 2) {
        List<String> holders =
            fields.subList(2, fields.size()).stream().map(node -> address(node, from)).toList();
        List<String> replicas = holders.subList(1, holders.size());
        ranges.put(
            number(fields.get(0)), new Range(number(fields.get(1)), holders.get(0), replicas));
      }
    }
    outdated = false;
  }

  private static int number(Object field) {
    return Math.toIntExact((Long) field);
  }

  private static String address(Object holder, String from) {
    List<?> node = (List<?>) holder;
    Object host = node.get(0);
    String name = host instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    // A node that does not know its own address, or may not tell it: it is where it was asked.
    return new HostAndPort(
            name.isEmpty() ? HostAndPort.from(from).getHost() : name, number(node.get(1)))
        .toString();
  }
}
