package dev.breaker.storage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  private final String service;
  private final TripRule tripRule;
  private final Recovery recovery;
  private final CallRule callRule;
  private final boolean judgesCalls;
  private final boolean ofKey;

  private BreakerPolicy(
      String service, TripRule tripRule, Recovery recovery, CallRule callRule, boolean ofKey) {
    this.service = service;
    this.ofKey = ofKey;
    this.tripRule = tripRule;
    this.recovery = recovery;
    this.callRule = callRule;
    judgesCalls = callRule.judges();
  }

  /**
   * The default policy for a service: ttl 60 s, 10 percent failed, re-enabled after 180 s, at least
   * 5 failures, reported by at least 1 process; one probe, no ramp, no backoff, and at most an hour
   * that a {@code Retry-After} of the backend can ask for; no statuses or exceptions of one's own,
   * and no call is too slow.
   *
   * @param service 1 to 128 characters of {@code A-Z a-z 0-9 . _ : / -}
   * @return the policy
   * @throws IllegalArgumentException if the name is empty, too long or holds another character
   */
  public static BreakerPolicy forService(String service) {
    return new BreakerPolicy(
        checkedName(service), TripRule.DEFAULT, Recovery.DEFAULT, CallRule.DEFAULT, false);
  }

  private static String checkedName(String service) {
    requireNonNull(service, "service");
    if (!SERVICE.matcher(service).matches()) {
      throw new IllegalArgumentException(
          "service must be 1 to 128 characters of A-Z a-z 0-9 . _ : / -, was "
              + Reasons.quoted(service)
              + " ("
              + service.length()
              + " characters)");
    }
    return service;
  }

  /**
   * These settings for one key of the service, such as one tenant or one host. What the storage
   * holds of it expires soon after its last use, since keys come and go.
   *
   * @param name the service's name of the key, as {@code CircuitBreakers} list it
   * @return the changed copy
   * @throws IllegalArgumentException if no service can have that name
   */
  public BreakerPolicy forKey(String name) {
    return new BreakerPolicy(checkedName(name), tripRule, recovery, callRule, true);
  }

  /**
   * Whether these are the settings of one key of a service.
   *
   * @return true if {@link #forKey} made them
   */
  public boolean isOfKey() {
    return ofKey;
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
    return with(recovery.withReEnableAfter(checked("reEnableAfter", reEnableAfter)));
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

  /**
   * Sets how many probes must succeed in a row before all calls may go again.
   *
   * @param probes 1 to 16
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range
   */
  public BreakerPolicy withProbes(int probes) {
    return with(recovery.withProbes(probes));
  }

  /**
   * Sets for how long, after probes have reset the circuit, only a growing share of the calls goes:
   * a tenth at first, all at the end.
   *
   * @param rampUp 0 (off) to 7 days, in whole milliseconds
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range
   */
  public BreakerPolicy withRampUp(Duration rampUp) {
    return with(recovery.withRampUp(rampUp.isZero() ? rampUp : checked("rampUp", rampUp)));
  }

  /**
   * Sets by which factor the open time grows with each trip, until a reset has held for {@link
   * #reEnableAfter()}.
   *
   * @param backoff 1 (off) to 10
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range or not a number
   */
  public BreakerPolicy withBackoff(double backoff) {
    return with(recovery.withBackoff(backoff));
  }

  /**
   * Sets the longest open time that backoff or the backend's {@code Retry-After} can lead to. If it
   * is not above {@link #reEnableAfter()}, neither has an effect.
   *
   * @param maxReEnableAfter 1 second to 7 days, in whole milliseconds
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range
   */
  public BreakerPolicy withMaxReEnableAfter(Duration maxReEnableAfter) {
    return with(recovery.withMaxReEnableAfter(checked("maxReEnableAfter", maxReEnableAfter)));
  }

  /**
   * Sets which HTTP statuses are failures, besides those that are by the {@code FailureRule}.
   *
   * @param failureStatuses 100 to 599, none of them in {@link #ignoredStatuses()}
   * @return the changed copy
   * @throws IllegalArgumentException if one is outside that range or ignored
   */
  public BreakerPolicy withFailureStatuses(int... failureStatuses) {
    return with(callRule.withFailureStatuses(failureStatuses));
  }

  /**
   * Sets which HTTP statuses count as neither failure nor success. As the outcome of a probe, such
   * a status counts as a success of the probe, since the backend has answered.
   *
   * @param ignoredStatuses 100 to 599, none of them in {@link #failureStatuses()}
   * @return the changed copy
   * @throws IllegalArgumentException if one is outside that range or a failure
   */
  public BreakerPolicy withIgnoredStatuses(int... ignoredStatuses) {
    return with(callRule.withIgnoredStatuses(ignoredStatuses));
  }

  /**
   * Sets which exceptions of a call count as neither failure nor success, their subclasses too.
   *
   * @param ignoredExceptions the classes
   * @return the changed copy
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The classes are only read.
  public final BreakerPolicy withIgnoredExceptions(
      Class<? extends Throwable>... ignoredExceptions) {
    return with(
        callRule.withIgnoredExceptions(
            Arrays.stream(ignoredExceptions).map(Class::getName).collect(Collectors.toSet())));
  }

  /**
   * Sets which exceptions of a call count as neither failure nor success, by the names of their
   * classes: for consoles and scripts, which may not have the classes.
   *
   * @param ignoredExceptions names as {@link Class#getName()} gives them
   * @return the changed copy
   */
  public BreakerPolicy withIgnoredExceptions(Set<String> ignoredExceptions) {
    return with(callRule.withIgnoredExceptions(ignoredExceptions));
  }

  /**
   * Sets after which time a call that is not done counts as a failure, though its caller still gets
   * the response.
   *
   * @param slowAfter 0 (off) to 10 minutes, in whole milliseconds
   * @return the changed copy
   * @throws IllegalArgumentException if it is outside that range
   */
  public BreakerPolicy withSlowAfter(Duration slowAfter) {
    return with(callRule.withSlowAfter(wholeMillis("slowAfter", slowAfter)));
  }

  /**
   * Sets whether processes only observe this service: they count, report and tell, and refuse no
   * call. Each process goes by its own setting, unless an operator overrides it. Not a setting of
   * the annotation, so that it can change without a new build.
   *
   * @param observeOnly true to refuse no call; false by default
   * @return the changed copy
   */
  public BreakerPolicy withObserveOnly(boolean observeOnly) {
    return with(callRule.withObserveOnly(observeOnly));
  }

  /**
   * These settings of the circuit, with what another policy says of single calls: statuses and
   * exceptions, and what is slow. Each process goes by its own there.
   *
   * @param other the policy that says what counts
   * @return the changed copy
   */
  public BreakerPolicy withCallsAsIn(BreakerPolicy other) {
    return with(other.callRule);
  }

  private BreakerPolicy with(TripRule changed) {
    return new BreakerPolicy(service, changed, recovery, callRule, ofKey);
  }

  private BreakerPolicy with(Recovery changed) {
    return new BreakerPolicy(service, tripRule, changed, callRule, ofKey);
  }

  private BreakerPolicy with(CallRule changed) {
    return new BreakerPolicy(service, tripRule, recovery, changed, ofKey);
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
    return wholeMillis(name, value);
  }

  private static Duration wholeMillis(String name, Duration value) {
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
    return recovery.reEnableAfter();
  }

  /**
   * How many probes must succeed in a row before all calls may go again.
   *
   * @return 1 to 16
   */
  public int probes() {
    return recovery.probes();
  }

  /**
   * For how long, after probes have reset the circuit, only a growing share of the calls goes.
   *
   * @return 0 (off) to 7 days
   */
  public Duration rampUp() {
    return recovery.rampUp();
  }

  /**
   * By which factor the open time grows with each trip, until a reset has held.
   *
   * @return 1 (off) to 10
   */
  public double backoff() {
    return recovery.backoff();
  }

  /**
   * The longest open time that backoff or the backend's {@code Retry-After} can lead to.
   *
   * @return 1 second to 7 days; without effect if it is not above {@link #reEnableAfter()}
   */
  public Duration maxReEnableAfter() {
    return recovery.maxReEnableAfter();
  }

  /**
   * Which HTTP statuses are failures, besides those that are by the {@code FailureRule}.
   *
   * @return 100 to 599 each
   */
  public Set<Integer> failureStatuses() {
    return callRule.failureStatuses().asSet();
  }

  /**
   * Which HTTP statuses count as neither failure nor success.
   *
   * @return 100 to 599 each
   */
  public Set<Integer> ignoredStatuses() {
    return callRule.ignoredStatuses().asSet();
  }

  /**
   * Which exceptions of a call count as neither failure nor success, their subclasses too.
   *
   * @return the names of their classes
   */
  public Set<String> ignoredExceptions() {
    return callRule.ignoredExceptions();
  }

  /**
   * After which time a call that is not done counts as a failure.
   *
   * @return 0 (off) to 10 minutes
   */
  public Duration slowAfter() {
    return callRule.slowAfter();
  }

  /**
   * Whether processes only observe this service.
   *
   * @return true if no call is refused
   */
  public boolean observeOnly() {
    return callRule.observeOnly();
  }

  /**
   * Whether this policy says anything of single calls: of statuses, of exceptions, or of what is
   * slow.
   *
   * @return false if the {@code FailureRule} alone says what counts
   */
  public boolean judgesCalls() {
    return judgesCalls;
  }

  /**
   * Whether a call can be too slow.
   *
   * @return false if {@link #slowAfter()} is 0
   */
  public boolean countsSlowCalls() {
    return judgesCalls && !callRule.slowAfter().isZero();
  }

  /**
   * Whether a status is among {@link #failureStatuses()}.
   *
   * @param status an HTTP status
   * @return whether it is a failure by this policy, whatever a rule says
   */
  public boolean isFailure(int status) {
    return callRule.failureStatuses().contains(status);
  }

  /**
   * Whether a status is among {@link #ignoredStatuses()}.
   *
   * @param status an HTTP status
   * @return whether it counts as neither failure nor success
   */
  public boolean isIgnored(int status) {
    return callRule.ignoredStatuses().contains(status);
  }

  /**
   * Whether an exception is of one of {@link #ignoredExceptions()}.
   *
   * @param thrown by a call
   * @return whether it counts as neither failure nor success
   */
  public boolean isIgnored(Throwable thrown) {
    return callRule.ignores(thrown);
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
   * How long a circuit stays open after a trip: {@code reEnableAfter x backoff^n}, at most {@link
   * #maxReEnableAfter()} or {@link #reEnableAfter()}, whichever is longer.
   *
   * @param tripsBefore n, the trips since the last reset that held for {@code reEnableAfter}
   * @return the open time, in whole microseconds
   */
  public Duration openTime(int tripsBefore) {
    return recovery.openTime(tripsBefore);
  }

  /**
   * The longest time that a circuit stays open after one trip, whatever the backend asks for.
   *
   * @return the longer of {@link #maxReEnableAfter()} and {@link #reEnableAfter()}
   */
  public Duration longestOpenTime() {
    return recovery.longestOpenTime();
  }

  /**
   * How long a probe may take before another may be sent in its place: {@link #reEnableAfter()}, at
   * most 60 seconds. Bound to {@code reEnableAfter}, a backend that never answers still sees no
   * more than one probe per re-enable time.
   *
   * @return the lease of a probe
   */
  public Duration probeLease() {
    return recovery.probeLease();
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
        && ofKey == that.ofKey
        && tripRule.equals(that.tripRule)
        && recovery.equals(that.recovery)
        && callRule.equals(that.callRule);
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
        + seconds(reEnableAfter())
        + ", minimumFailures "
        + minimumFailures()
        + unlessDefault(", minimumProcesses ", minimumProcesses(), 1)
        + unlessDefault(", probes ", probes(), 1)
        + unlessDefault(", rampUp ", seconds(rampUp()), "0 s")
        + unlessDefault(", backoff ", backoff(), 1.0)
        + unlessDefault(", maxReEnableAfter ", seconds(maxReEnableAfter()), "3600 s")
        + unlessDefault(", failureStatuses ", callRule.failureStatuses(), StatusSet.NONE)
        + unlessDefault(", ignoredStatuses ", callRule.ignoredStatuses(), StatusSet.NONE)
        + unlessDefault(", ignoredExceptions ", new TreeSet<>(ignoredExceptions()), Set.of())
        + unlessDefault(", slowAfter ", seconds(slowAfter()), "0 s")
        + (observeOnly() ? ", observeOnly" : "")
        + (ofKey ? ", of a key" : "")
        + ")";
  }

  private static String unlessDefault(String name, Object value, Object byDefault) {
    return value.equals(byDefault) ? "" : name + value;
  }

  private static String seconds(Duration duration) {
    return duration.toMillisPart() == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() / 1e3 + " s";
  }
}
