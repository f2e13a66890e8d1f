package dev.breaker.tests.chaos;

import dev.breaker.fixtures.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What happens to the nodes and slots of a cluster, in an order that a seed decides. */
final class ClusterFaults {
  private static final Duration BETWEEN_KEYS = Duration.ofMillis(700);
  private static final Duration BEFORE_REMOVAL = Duration.ofSeconds(1);

  private final ClusterControl control;
  private final ClusterWatch watch;
  private final Testimony testimony;
  private final Random random;
  private final List<ClusterFault> deck = new ArrayList<>();
  private boolean restarted;

  ClusterFaults(ClusterControl control, ClusterWatch watch, Testimony testimony, Random random) {
    this.control = control;
    this.watch = watch;
    this.testimony = testimony;
    this.random = random;
  }

  /** The next one. Each comes once before any comes again, but for the restart of all nodes. */
  ClusterFault next() {
    if (deck.isEmpty()) {
      deck.add(new ClusterFault("a master is killed", false, this::killMaster));
      deck.add(new ClusterFault("a master is frozen", false, this::freezeMaster));
      deck.add(new ClusterFault("a replica takes over by order", true, this::failOver));
      deck.add(new ClusterFault("a slot moves", true, this::moveSlot));
      deck.add(new ClusterFault("a node comes and a node goes", true, this::addAndRemove));
      if (!restarted) {
        restarted = true;
        deck.add(new ClusterFault("all nodes restart", false, this::restartAll));
      }
      Collections.shuffle(deck, random);
    }
    return deck.remove(deck.size() - 1);
  }

  private String anyService() {
    return ClusterMember.SERVICES.get(random.nextInt(ClusterMember.SERVICES.size()));
  }

  private TestRedis anyMaster() {
    return control.masterOf(anyService());
  }

  /** While a slot has no node, a cluster with full coverage answers for no slot. */
  private void mayHit(TestRedis master) {
    Set<String> held = control.servicesOn(master);
    testimony.did("port " + master.port() + " holds " + held);
    watch.mayDegrade(
        control.hasFullCoverage() ? Set.copyOf(ClusterMember.SERVICES) : Set.copyOf(held));
  }

  private void passes(String what, int atLeastMillis, int atMostMillis) {
    int millis = random.nextInt(atLeastMillis, atMostMillis);
    testimony.did(what + " for " + millis + " ms");
    LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
  }

  private void killMaster() {
    TestRedis master = anyMaster();
    mayHit(master);
    master.stop();
    passes("port " + master.port() + " is stopped", 300, 6_000);
    control.start(master);
  }

  private void freezeMaster() {
    TestRedis master = anyMaster();
    mayHit(master);
    master.freeze();
    try {
      passes("port " + master.port() + " is frozen", 300, 6_000);
    } finally {
      master.thaw();
    }
  }

  private void failOver() {
    TestRedis master = anyMaster();
    TestRedis replica = control.replicaOf(master);
    testimony.did("port " + replica.port() + " takes over from port " + master.port());
    control.failOverTo(replica);
  }

  private void moveSlot() {
    String service = anyService();
    TestRedis from = control.masterOf(service);
    List<TestRedis> others = control.mastersOtherThan(from);
    TestRedis to = others.get(random.nextInt(others.size()));
    testimony.did(service + " moves from port " + from.port() + " to port " + to.port());
    int keys =
        control.move(
            ClusterControl.slotOf(service),
            from,
            to,
            () -> LockSupport.parkNanos(BETWEEN_KEYS.toNanos()));
    testimony.did(keys + " keys have moved");
  }

  /** The node that goes is the new one, or the one whose place it takes. */
  private void addAndRemove() {
    TestRedis master = anyMaster();
    boolean stays = random.nextBoolean();
    TestRedis added = control.addReplicaOf(master);
    testimony.did("port " + added.port() + " takes over from port " + master.port());
    control.failOverTo(added);
    if (!stays) {
      control.failOverTo(master);
    }
    LockSupport.parkNanos(BEFORE_REMOVAL.toNanos());
    TestRedis going = stays ? master : added;
    testimony.did("port " + going.port() + " goes");
    control.cluster().remove(going);
  }

  private void restartAll() {
    watch.mayDegrade(Set.copyOf(ClusterMember.SERVICES));
    control.restartAll(() -> passes("all nodes are stopped", 0, 2_000));
  }
}
