package dev.breaker.tests.chaos;

import dev.breaker.BreakerStatus;
import dev.breaker.storage.CircuitState;
import dev.breaker.testing.Eventually;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;

/** Compares what the cluster has counted with what was recorded, while no process calls. */
final class ClusterAudit {
  private static final Eventually.Wait WAIT =
      Eventually.within(Duration.ofSeconds(60)).lookingEvery(Duration.ofMillis(200));

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
      for (String service : ClusterMember.SERVICES) {
        WAIT.until("the reader is told of " + service, () -> !reader.lookAt(service).degraded());
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
    for (String service : ClusterMember.SERVICES) {
      Set<String> views = new HashSet<>();
      try {
        WAIT.until(
            service,
            () -> {
              views.clear();
              members.forEach(member -> views.add(known(member.lookAt(service))));
              return views.size() == 1;
            });
      } catch (ConditionTimeoutException e) {
        verdict.fault("the processes disagree on " + service + ": " + views);
      }
    }
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
    int heard = 0;
    for (int i = 0; i < ClusterMember.SERVICES.size(); i++) {
      String service = ClusterMember.SERVICES.get(i);
      members.get(i % members.size()).breaker(service).trip("told to the fleet");
    }
    for (String service : ClusterMember.SERVICES) {
      for (ClusterMember member : members) {
        try {
          WAIT.until(member.name() + ", " + service, () -> isTripped(member, service));
          heard++;
        } catch (ConditionTimeoutException e) {
          verdict.fault(member.name() + " does not hear that " + service + " was tripped");
        }
      }
    }
    verdict.figure(
        "trips heard of", heard + " of " + ClusterMember.SERVICES.size() * members.size());
  }

  private static boolean isTripped(ClusterMember member, String service) {
    BreakerStatus status = member.lookAt(service);
    return status.state() == CircuitState.OPEN && "told to the fleet".equals(status.reason());
  }
}
