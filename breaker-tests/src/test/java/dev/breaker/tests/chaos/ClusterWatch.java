package dev.breaker.tests.chaos;

import dev.breaker.BreakerStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what all processes record, and notes what must not happen. Safe for many threads. */
final class ClusterWatch {
  private static final int MOST_NOTES = 50;
  private static final long LONGEST_MILLIS = 3 * ClusterMember.TIMEOUT.toMillis();

  private final Testimony testimony;
  private final Map<String, LongAdder> recorded = new LinkedHashMap<>();
  private final AtomicLong longestMillis = new AtomicLong();
  private final LongAdder harmed = new LongAdder();
  private final LongAdder strays = new LongAdder();
  private final LongAdder excesses = new LongAdder();
  private final LongAdder looks = new LongAdder();
  private final LongAdder looksAtDegraded = new LongAdder();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private volatile Set<String> mayDegrade = Set.of();

  ClusterWatch(Testimony testimony) {
    this.testimony = testimony;
    ClusterMember.SERVICES.forEach(service -> recorded.put(service, new LongAdder()));
  }

  /** From now on, these services and no others may be degraded. */
  void mayDegrade(Set<String> services) {
    mayDegrade = Set.copyOf(services);
  }

  /** To be called before the outcome is told to the breaker. */
  void recording(String service) {
    recorder(service).increment();
  }

  private LongAdder recorder(String service) {
    LongAdder recorder = recorded.get(service);
    if (recorder == null) {
      throw new IllegalArgumentException(service);
    }
    return recorder;
  }

  long recorded(String service) {
    return recorder(service).sum();
  }

  void waited(String what, long sinceNanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
    longestMillis.accumulateAndGet(millis, Math::max);
    if (millis > LONGEST_MILLIS) {
      harmed(what + " took " + millis + " ms");
    }
  }

  void harmed(String what) {
    harmed.increment();
    note("harmed: " + what);
  }

  /** Looks at a service as a process knows it. */
  void look(ClusterMember member, String service) {
    Set<String> before = mayDegrade;
    BreakerStatus status = member.status(service);
    looks.increment();
    if (status.degraded()) {
      looksAtDegraded.increment();
      if (!before.contains(service) && !mayDegrade.contains(service)) {
        strays.increment();
        note("degraded: " + member.name() + ", " + service);
      }
    }
    // More may be recorded meanwhile, never less.
    total(member.name(), service, status.total());
  }

  void total(String who, String service, long total) {
    long most = recorded(service);
    if (total > most) {
      excesses.increment();
      note("counted twice: " + who + ", " + service + ": " + total + " of " + most);
    }
  }

  private void note(String what) {
    testimony.did(what);
    if (notes.size() < MOST_NOTES) {
      notes.add(what);
    }
  }

  void judge(Verdict verdict) {
    long all = recorded.values().stream().mapToLong(LongAdder::sum).sum();
    verdict.figure("outcomes recorded", all);
    verdict.figure("harmed", harmed.sum());
    verdict.figure("longest wait of a call, ms", longestMillis.get());
    verdict.figure("counted twice", excesses.sum());
    verdict.figure("looks, and at a degraded service", looks.sum() + " and " + looksAtDegraded);
    verdict.figure("degraded without a reason", strays.sum());
    verdict.faultUnless(all > 0, "nothing was recorded");
    notes.forEach(verdict::fault);
  }
}
