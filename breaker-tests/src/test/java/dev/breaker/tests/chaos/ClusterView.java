package dev.breaker.tests.chaos;

import dev.breaker.fixtures.TestRedis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import redis.clients.jedis.Jedis;

/**
 * The nodes of a cluster as one of them sees them.
 *
 * @param nodes all nodes that it knows, by their id
 */
record ClusterView(List<Node> nodes) {
  /**
   * One node of the cluster.
   *
   * @param flags such as {@code master} or {@code slave,fail}
   * @param master the id of its master, or {@code -} if it is one
   * @param slots ranges, and single slots; those on their way in brackets, as it alone knows
   */
  record Node(String id, int port, String flags, String master, List<String> slots) {
    boolean isMaster() {
      return flags.equals("master");
    }

    boolean isWell() {
      return isMaster() || flags.equals("slave");
    }

    private boolean holds(int slot) {
      return slots.stream()
          .filter(range -> !range.startsWith("["))
          .anyMatch(range -> isIn(slot, range));
    }

    /** The slots that it takes to be on their way. */
    List<Integer> moving() {
      return slots.stream()
          .filter(range -> range.startsWith("["))
          .map(range -> Integer.parseInt(range.substring(1, range.indexOf('-'))))
          .toList();
    }

    private static boolean isIn(int slot, String range) {
      String[] ends = range.split("-", 2);
      return Integer.parseInt(ends[0]) <= slot && slot <= Integer.parseInt(ends[ends.length - 1]);
    }
  }

  static ClusterView of(TestRedis witness) {
    try (Jedis jedis = witness.jedis()) {
      return new ClusterView(
          jedis
              .clusterNodes()
              .lines()
              .map(ClusterView::node)
              .sorted(Comparator.comparing(Node::id))
              .toList());
    }
  }

  private static Node node(String line) {
    List<String> words = new ArrayList<>(Arrays.asList(line.split(" ", -1)));
    String address = words.get(1);
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1, address.indexOf('@')));
    return new Node(
        words.get(0),
        port,
        words.get(2).replace("myself,", ""),
        words.get(3),
        List.copyOf(words.subList(8, words.size())));
  }

  Node withPort(int port) {
    return nodes.stream().filter(node -> node.port() == port).findFirst().orElseThrow();
  }

  Node holderOf(int slot) {
    return nodes.stream().filter(node -> node.holds(slot)).findFirst().orElseThrow();
  }

  List<Node> replicasOf(Node master) {
    return nodes.stream().filter(node -> node.master().equals(master.id())).toList();
  }

  List<Node> mastersWithSlots() {
    return nodes.stream().filter(node -> node.isMaster() && !node.slots().isEmpty()).toList();
  }

  /** Whether no node is in trouble, and each master has a replica. */
  boolean isWell() {
    return nodes.stream().allMatch(Node::isWell)
        && mastersWithSlots().stream().noneMatch(master -> replicasOf(master).isEmpty());
  }
}
