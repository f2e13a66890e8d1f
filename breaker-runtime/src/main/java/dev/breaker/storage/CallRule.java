package dev.breaker.storage;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link BreakerPolicy} that say what the outcome of one call is. Each process
 * goes by its own. Each {@code with} method returns a changed copy and checks what it is given.
 */
record CallRule(
    StatusSet failureStatuses,
    StatusSet ignoredStatuses,
    Set<String> ignoredExceptions,
    Duration slowAfter,
    boolean observeOnly) {
  static final CallRule DEFAULT =
      new CallRule(StatusSet.NONE, StatusSet.NONE, Set.of(), Duration.ZERO, false);

  private static final Pattern CLASS = Pattern.compile("[^\\s,;:/\"'<>()\\[\\]]{1,256}");
  private static final Duration SLOWEST = Duration.ofMinutes(10);

  CallRule withFailureStatuses(int... changed) {
    return new CallRule(
            StatusSet.of("failureStatuses", changed),
            ignoredStatuses,
            ignoredExceptions,
            slowAfter,
            observeOnly)
        .checked();
  }

  CallRule withIgnoredStatuses(int... changed) {
    return new CallRule(
            failureStatuses,
            StatusSet.of("ignoredStatuses", changed),
            ignoredExceptions,
            slowAfter,
            observeOnly)
        .checked();
  }

  CallRule withObserveOnly(boolean changed) {
    return new CallRule(failureStatuses, ignoredStatuses, ignoredExceptions, slowAfter, changed);
  }

  private CallRule checked() {
    int common = failureStatuses.common(ignoredStatuses);
    if (common >= 0) {
      throw new IllegalArgumentException(
          "status "
              + common
              + " is in failureStatuses and in ignoredStatuses; remove it from one of them");
    }
    return this;
  }

  CallRule withIgnoredExceptions(Set<String> changed) {
    for (String name : changed) {
      if (!CLASS.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "ignoredExceptions must hold names of classes, as Class.getName() gives them, was "
                + Reasons.quoted(name));
      }
    }
    return new CallRule(
        failureStatuses, ignoredStatuses, Set.copyOf(changed), slowAfter, observeOnly);
  }

  CallRule withSlowAfter(Duration changed) {
    if (changed.isNegative() || changed.compareTo(SLOWEST) > 0) {
      throw new IllegalArgumentException(
          "slowAfter must be 0 (off) to 600,000 milliseconds (10 minutes), was "
              + changed.toMillis()
              + " milliseconds");
    }
    return new CallRule(failureStatuses, ignoredStatuses, ignoredExceptions, changed, observeOnly);
  }

  /** Whether it says anything of what an outcome is. */
  boolean judges() {
    return !failureStatuses.isEmpty()
        || !ignoredStatuses.isEmpty()
        || !ignoredExceptions.isEmpty()
        || !slowAfter.isZero();
  }

  /** By name, since a live override may come from a process that has other classes. */
  boolean ignores(Throwable thrown) {
    if (!ignoredExceptions.isEmpty()) {
      for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
        if (ignoredExceptions.contains(type.getName())) {
          return true;
        }
      }
    }
    return false;
  }

  /** By hand, since the JVM makes what compares records at its first use, which takes long. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallRule that
        && failureStatuses.equals(that.failureStatuses)
        && ignoredStatuses.equals(that.ignoredStatuses)
        && ignoredExceptions.equals(that.ignoredExceptions)
        && slowAfter.equals(that.slowAfter)
        && observeOnly == that.observeOnly;
  }

  @Override
  public int hashCode() {
    return failureStatuses.hashCode() * 31 + ignoredStatuses.hashCode();
  }
}
