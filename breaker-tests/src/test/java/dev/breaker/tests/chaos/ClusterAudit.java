package dev.breaker.tests.chaos;

import dev.breaker.BreakerStatus;
import dev.breaker.fixtures.Eventually;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.core.ConditionTimeoutException;

/** Compares what the cluster has counted with what was recorded, while no process calls. */
final class ClusterAudit {
  private static final Eventually.Wait WAIT =
      Eventually.within(Duration.ofSeconds(60)).lookingEvery(Duration.ofMillis(200));

  private static final String TRIPPED = "told to the fleet";

  private final ClusterControl control;
  private final List<ClusterMember> members;
  private final ClusterWatch watch;
  private final Testimony testimony;
  private final Verdict verdict;

  ClusterAudit(
      ClusterControl control,
      List<ClusterMember> members,
      ClusterWatch watch,
      Testimony testimony,
      Verdict verdict) {
    this.control = control;
    this.members = members;
    this.watch = watch;
    this.testimony = testimony;
    this.verdict = verdict;
  }

  /** How many outcomes of each service were recorded, and how many of these are not counted. */
  record Count(Map<String, Long> recorded, Map<String, Long> lost) {
    long sum() {
      return recorded.values().stream().mapToLong(Long::longValue).sum();
    }

    long sumLost() {
      return lost.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Has all processes send what they have, and asks the cluster by a process that is new. */
  Count count() {
    members.forEach(ClusterMember::flush);
    Map<String, Long> recorded = new TreeMap<>();
    Map<String, Long> lost = new TreeMap<>();
    try (ClusterMember reader =
        new ClusterMember("reader", control.cluster().addresses(), false, testimony)) {
      WAIT.until("the reader is told of all services", () -> isToldOfAll(reader));
      for (String service : ClusterMember.SERVICES) {
        long total = reader.status(service).total();
        watch.total("the cluster", service, total);
        recorded.put(service, watch.recorded(service));
        lost.put(service, watch.recorded(service) - total);
      }
    }
    Count count = new Count(recorded, lost);
    testimony.did("recorded " + count.sum() + ", not counted " + count.sumLost());
    return count;
  }

  private static boolean isToldOfAll(ClusterMember reader) {
    ClusterMember.SERVICES.forEach(reader::lookAt);
    return reader.degraded().isEmpty();
  }

  /** All that was recorded between the two counts must be counted. */
  void nothingLost(String fault, Count before, Count after) {
    for (String service : ClusterMember.SERVICES) {
      Long lostBefore = before.lost().get(service);
      Long lostAfter = after.lost().get(service);
      verdict.faultUnless(
          lostAfter.equals(lostBefore),
          fault + ": not counted of " + service + " " + lostBefore + ", then " + lostAfter);
    }
  }

  /** Each process must know the same of each service. */
  void allAgree() {
    Set<String> disputed = new TreeSet<>();
    eventually(
        "the processes disagree on ",
        disputed,
        () -> {
          disputed.clear();
          for (String service : ClusterMember.SERVICES) {
            List<String> views = members.stream().map(m -> known(m.lookAt(service))).toList();
            if (Set.copyOf(views).size() > 1) {
              disputed.add(service + ": " + views);
            }
          }
        });
  }

  private static String known(BreakerStatus status) {
    return status.state()
        + " "
        + status.failures()
        + " of "
        + status.total()
        + (status.degraded() ? " degraded" : "");
  }

  /** Each service is tripped by one process, and all others must hear of it. */
  void allHearOfTrips() {
    List<String> services = ClusterMember.SERVICES;
    for (int i = 0; i < services.size(); i++) {
      members.get(i % members.size()).breaker(services.get(i)).trip(TRIPPED);
    }
    Set<String> unheard = new TreeSet<>();
    eventually(
        "trips are not heard of: ",
        unheard,
        () -> {
          unheard.clear();
          for (ClusterMember member : members) {
            services.stream()
                .filter(service -> !isTripped(member, service))
                .forEach(service -> unheard.add(member.name() + " " + service));
          }
        });
    int all = services.size() * members.size();
    verdict.figure("trips heard of", all - unheard.size() + " of " + all);
  }

  private static boolean isTripped(ClusterMember member, String service) {
    BreakerStatus status = member.lookAt(service);
    return status.state() == CircuitState.OPEN && TRIPPED.equals(status.reason());
  }

  /** Looks until there are no complaints. */
  private void eventually(String fault, Set<String> complaints, Runnable look) {
    try {
      WAIT.until(
          fault,
          () -> {
            look.run();
            return complaints.isEmpty();
          });
    } catch (ConditionTimeoutException e) {
      verdict.fault(fault + complaints);
    }
  }
}
