package dev.breaker.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures by their reason. Exact and, for a reason that it has seen, lock-free; it names
 * {@value #NAMED} reasons and counts those of any other together, so it is bounded.
 */
public final class FailureTally {
  /** How many reasons are told apart. */
  public static final int NAMED = 4;

  private final LongAdder others = new LongAdder();
  private volatile @Nullable Named newest;
  private long drainedOthers;

  private static final class Named {
    final String given;
    final String reason;
    final int number;
    final LongAdder count = new LongAdder();
    final @Nullable Named older;
    long drained;

    Named(String given, @Nullable Named older) {
      this.given = given;
      this.older = older;
      reason = Reasons.ofFailure(given);
      number = older == null ? 1 : older.number + 1;
    }
  }

  /** An empty tally. */
  public FailureTally() {}

  /**
   * Counts one failure.
   *
   * @param reason what it was
   */
  public void count(String reason) {
    counter(reason).increment();
  }

  void add(FailureCount failures) {
    counter(failures.reason()).add(failures.count());
  }

  void addOthers(long count) {
    others.add(count);
  }

  private LongAdder counter(String reason) {
    Named named = find(reason);
    return named == null ? added(reason) : named.count;
  }

  private @Nullable Named find(String reason) {
    Named named = newest;
    while (named != null && !named.given.equals(reason)) {
      named = named.older;
    }
    return named;
  }

  private synchronized LongAdder added(String reason) {
    Named named = find(reason);
    if (named != null) {
      return named.count;
    }
    Named before = newest;
    if (before != null && before.number == NAMED) {
      return others;
    }
    Named adding = new Named(reason, before);
    newest = adding;
    return adding.count;
  }

  /**
   * All failures.
   *
   * @return how many were counted
   */
  public long sum() {
    long sum = others.sum();
    for (Named named = newest; named != null; named = named.older) {
      sum += named.count.sum();
    }
    return sum;
  }

  /**
   * The failures whose reasons are told apart.
   *
   * @return a count for each reason
   */
  List<FailureCount> named() {
    List<FailureCount> counts = new ArrayList<>(NAMED);
    for (Named named = newest; named != null; named = named.older) {
      counts.add(new FailureCount(named.reason, named.count.sum()));
    }
    return counts;
  }

  /**
   * The failures since the last time; for one thread at a time.
   *
   * @param into takes a count for each reason that is told apart
   * @return how many failures in all, those of other reasons included
   */
  public long drain(List<FailureCount> into) {
    long othersNow = others.sum();
    long sum = othersNow - drainedOthers;
    drainedOthers = othersNow;
    for (Named named = newest; named != null; named = named.older) {
      long count = named.count.sum();
      if (count > named.drained) {
        into.add(new FailureCount(named.reason, count - named.drained));
        sum += count - named.drained;
        named.drained = count;
      }
    }
    return sum;
  }
}
