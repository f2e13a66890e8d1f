package dev.breaker.storage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one circuit breaker. Immutable; every {@code with} method returns a changed copy
 * and validates what it is given, so a policy that exists is valid.
 *
 * <pre>{@code
 * BreakerPolicy.forService("github")
 *     .withTtl(Duration.ofSeconds(120))
 *     .withPercentFailed(10)
 *     .withReEnableAfter(Duration.ofSeconds(300))
 *     .withMinimumFailures(5);
 * }</pre>
 *
 * <p>It says: when, over the last {@link #ttl()}, there were at least {@link #minimumFailures()}
 * failures and they were at least {@link #percentFailed()} percent of the calls, send nothing for
 * {@link #reEnableAfter()}. When fewer than {@link #minimumProcesses()} processes reported those
 * failures, only the process that sees them does so, and the others go on.
 */
public final class BreakerPolicy {
  private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._:/-]{1,128}");
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration LONGEST_LEASE = Duration.ofSeconds(60);

  private final String service;
  private final TripRule tripRule;
  private final Duration reEnableAfter;

  private BreakerPolicy(String service, TripRule tripRule, Duration reEnableAfter) {
    this.service = service;
    this.tripRule = tripRule;
    this.reEnableAfter = reEnableAfter;
  }

  /**
   * The default policy for a service: ttl 60 s, 10 percent failed, re-enabled after 180 s, at least
   * 5 failures, reported by at least 1 process.
   *
   * @param service 1 to 128 characters of {@code A-Z a-z 0-9 . _ : / -}
   * @return the policy
   * @throws IllegalArgumentException if the name is empty, too long or holds another character
   */
  public static BreakerPolicy forService(String service) {
    requireNonNull(service, "service");
    if (!SERVICE.matcher(service).matches()) {
      throw new IllegalArgumentException(
          "service must be 1 to 128 characters of A-Z a-z 0-9 . _ : / -, was "
              + Reasons.quoted(service)
              + " ("
              + service.length()
              + " characters)");
    }
    return new BreakerPolicy(service, TripRule.DEFAULT, Duration.ofMinutes(3));
  }

  /**
   * Sets how long an outcome counts.
   *
   * @param ttl 1 second to 7 days, in whole milliseconds
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range
   */
  public BreakerPolicy withTtl(Duration ttl) {
    return with(tripRule.withTtl(checked("ttl", ttl)));
  }

  /**
   * Sets the share of failures from which on the breaker trips.
   *
   * @param percentFailed percent, above 0 and at most 100
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range or not a number
   */
  public BreakerPolicy withPercentFailed(double percentFailed) {
    return with(tripRule.withPercentFailed(percentFailed));
  }

  /**
   * Sets how long a tripped breaker refuses every call before one probe may go.
   *
   * @param reEnableAfter 1 second to 7 days, in whole milliseconds
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range
   */
  public BreakerPolicy withReEnableAfter(Duration reEnableAfter) {
    return new BreakerPolicy(service, tripRule, checked("reEnableAfter", reEnableAfter));
  }

  /**
   * Sets how many failures the window must hold before the breaker may trip.
   *
   * @param minimumFailures at least 1
   * @return the changed copy
   * @throws IllegalArgumentException if it is below 1
   */
  public BreakerPolicy withMinimumFailures(int minimumFailures) {
    return with(tripRule.withMinimumFailures(minimumFailures));
  }

  /**
   * Sets how many processes must have reported failures of the window before the circuit trips for
   * the whole fleet. Below that, a process that sees enough failures to trip opens for itself
   * alone.
   *
   * @param minimumProcesses 1 to 16; 1 lets a single process trip the whole fleet
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range
   */
  public BreakerPolicy withMinimumProcesses(int minimumProcesses) {
    return with(tripRule.withMinimumProcesses(minimumProcesses));
  }

  private BreakerPolicy with(TripRule changed) {
    return new BreakerPolicy(service, changed, reEnableAfter);
  }

  private static Duration checked(String name, Duration value) {
    requireNonNull(value, name);
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          name
              + " must be 1 to 604,800 seconds (7 days), was "
              + (value.toSeconds() + value.toNanosPart() / 1e9)
              + " seconds");
    }
    if (value.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          name + " must be a whole number of milliseconds, was " + value);
    }
    return value;
  }

  /**
   * The protected service.
   *
   * @return its name
   */
  public String service() {
    return service;
  }

  /**
   * How long an outcome counts.
   *
   * @return 1 second to 7 days
   */
  public Duration ttl() {
    return tripRule.ttl();
  }

  /**
   * The share of failures from which on the breaker trips.
   *
   * @return percent, above 0 and at most 100
   */
  public double percentFailed() {
    return tripRule.percentFailed();
  }

  /**
   * How long a tripped breaker refuses every call.
   *
   * @return 1 second to 7 days
   */
  public Duration reEnableAfter() {
    return reEnableAfter;
  }

  /**
   * How many failures the window must hold before the breaker may trip.
   *
   * @return at least 1
   */
  public int minimumFailures() {
    return tripRule.minimumFailures();
  }

  /**
   * How many processes must have reported failures of the window before the circuit trips for the
   * whole fleet.
   *
   * @return 1 to 16
   */
  public int minimumProcesses() {
    return tripRule.minimumProcesses();
  }

  /**
   * How long a probe may take before another may be sent in its place: {@link #reEnableAfter()}, at
   * most 60 seconds. Bound to {@code reEnableAfter}, a backend that never answers still sees no
   * more than one probe per re-enable time.
   *
   * @return the lease of a probe
   */
  public Duration probeLease() {
    return reEnableAfter.compareTo(LONGEST_LEASE) < 0 ? reEnableAfter : LONGEST_LEASE;
  }

  /**
   * The trip rule for counts, exact and without rounding: {@code failures >= minimumFailures &&
   * failures * 100 >= percentFailed * total}.
   *
   * @param failures failures in the window
   * @param total calls in the window, failures among them
   * @return whether a circuit with these counts trips, for the fleet or for one process of it
   */
  public boolean trips(long failures, long total) {
    return tripRule.trips(failures, total);
  }

  /**
   * Checks that another user of the same service means the same settings.
   *
   * @param asked the other policy
   * @throws IllegalArgumentException if they differ
   */
  public void requireSame(BreakerPolicy asked) {
    if (!equals(asked)) {
      throw new IllegalArgumentException(
          "service \""
              + service
              + "\" is in use with other settings: in use are "
              + this
              + ", asked for was "
              + asked
              + "; give both the same settings, or one of them another service name");
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BreakerPolicy that
        && service.equals(that.service)
        && tripRule.equals(that.tripRule)
        && reEnableAfter.equals(that.reEnableAfter);
  }

  @Override
  public int hashCode() {
    return service.hashCode() * 31 + tripRule.hashCode();
  }

  /** The settings as a person would say them, for messages. */
  @Override
  public String toString() {
    return service
        + " (ttl "
        + seconds(ttl())
        + ", percentFailed "
        + percentFailed()
        + ", reEnableAfter "
        + seconds(reEnableAfter)
        + ", minimumFailures "
        + minimumFailures()
        + (minimumProcesses() == 1 ? "" : ", minimumProcesses " + minimumProcesses())
        + ")";
  }

  private static String seconds(Duration duration) {
    return duration.toMillisPart() == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() / 1e3 + " s";
  }
}
