package dev.breaker.tests.chaos;

import dev.breaker.fixtures.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;

/** Starts a cluster and processes, changes the cluster again and again, and judges at the end. */
final class ClusterChaosRun implements AutoCloseable {
  private static final int PROCESSES = 4;

  /** Seeds that are close to each other would begin alike without it. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

  private final Random random;
  private final Testimony testimony;
  private final Verdict verdict;
  private final ClusterControl control;
  private final ClusterWatch watch;
  private final ClusterLoad load;
  private final ClusterPulse pulse;
  private final List<ClusterMember> members = new ArrayList<>();
  private final ClusterFaults faults;
  private final ClusterAudit audit;
  private final Map<String, List<Long>> recoveries = new TreeMap<>();
  private int counts;

  ClusterChaosRun(long seed, Testimony testimony, Verdict verdict) {
    this.testimony = testimony;
    this.verdict = verdict;
    random = new Random(seed * SPREAD);
    control = new ClusterControl(random.nextBoolean());
    verdict.figure("cluster-require-full-coverage", control.hasFullCoverage() ? "yes" : "no");
    watch = new ClusterWatch(testimony);
    load = new ClusterLoad(watch);
    pulse = new ClusterPulse(control, testimony);
    faults = new ClusterFaults(control, watch, testimony, random);
    audit = new ClusterAudit(control, members, watch, testimony, verdict);
  }

  void start() {
    for (int i = 0; i < PROCESSES; i++) {
      members.add(
          new ClusterMember("process-" + i, control.cluster().addresses(), i % 2 == 1, testimony));
    }
    beginHistories();
    members.forEach(load::begin);
    pulse.begin();
    quiet();
  }

  /** A slot that moves has two keys then, the circuit and its history. */
  private void beginHistories() {
    for (String service : ClusterMember.SERVICES) {
      members.get(0).breaker(service).trip("for the history");
      members.get(0).breaker(service).reset();
    }
  }

  void breakThings(Duration lasting) throws Exception {
    long start = System.nanoTime();
    while (System.nanoTime() - start < lasting.toNanos()) {
      ClusterFault next = faults.next();
      testimony.did("begins: " + next.name());
      if (next.costsNothing()) {
        changeWithoutLoss(next);
      } else {
        next.deed().run();
        recovered(next.name());
      }
      testimony.did("is over: " + next.name());
      pulse.begin();
      quiet();
    }
  }

  private void quiet() {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500, 2_000)).toNanos());
  }

  private void changeWithoutLoss(ClusterFault fault) throws Exception {
    ClusterAudit.Count before = countWhilePaused();
    fault.deed().run();
    recovered(fault.name());
    ClusterAudit.Count after = countWhilePaused();
    audit.nothingLost(fault.name(), before, after);
  }

  private ClusterAudit.Count countWhilePaused() {
    counts++;
    List<ClusterAudit.Count> count = new ArrayList<>();
    load.whilePaused(() -> count.add(audit.count()));
    return count.get(0);
  }

  /** Waits until the cluster is whole again and all processes share all services. */
  private void recovered(String fault) {
    long start = System.nanoTime();
    control.awaitSettled();
    try {
      Eventually.within(RECOVERY_LIMIT)
          .until("all services are shared", () -> degraded().isEmpty());
    } catch (ConditionTimeoutException e) {
      verdict.fault("degraded 60 s after the end of \"" + fault + "\": " + degraded());
    }
    watch.mayDegrade(Set.of());
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    recoveries.computeIfAbsent(fault, name -> new ArrayList<>()).add(took);
  }

  private List<String> degraded() {
    return members.stream()
        .flatMap(member -> member.degraded().stream().map(service -> member.name() + " " + service))
        .toList();
  }

  void judge() {
    load.close();
    ClusterAudit.Count count = audit.count();
    audit.allAgree();
    audit.allHearOfTrips();
    recoveries.forEach((fault, took) -> verdict.figure("recovered, ms: " + fault, took));
    verdict.figure("counts without a loss between, in pairs", counts / 2);
    verdict.figure("outcomes not counted, of all", count.sumLost() + " of " + count.sum());
    verdict.figure("slow answers of nodes, past the library", pulse.slowAnswers());
    watch.judge(verdict);
  }

  @Override
  public void close() {
    load.close();
    pulse.close();
    members.forEach(ClusterMember::close);
    control.close();
  }
}
