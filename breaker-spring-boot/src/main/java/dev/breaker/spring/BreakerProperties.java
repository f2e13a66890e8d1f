package dev.breaker.spring;

import dev.breaker.Refusal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * What an application's configuration says of its circuit breakers. A property below {@code
 * breaker} that does not exist fails the start, so that a misspelt setting is not ignored.
 *
 * @param enabled Whether the breakers do anything. Switched off, all calls go, and nothing is
 *     counted.
 * @param observeOnly Whether the breakers of this process count and tell, and refuse no call.
 * @param refusal What callers get while a circuit is open.
 * @param storage Where the circuits live.
 * @param services Settings by the name of the service, in place of those of the annotation. Write
 *     names with a slash, a colon or a dot in brackets: breaker.services.[billing/eu].ttl.
 */
@ConfigurationProperties("breaker")
public record BreakerProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("false") boolean observeOnly,
    @DefaultValue("respond-500") Refusal refusal,
    @DefaultValue Storage storage,
    @DefaultValue Map<String, Service> services) {

  /**
   * Where the circuits live. All but {@code uri} is for a Redis, and an error without one.
   *
   * @param uri URI of the storage, such as redis://user:secret@host:6379/0. Without it, the
   *     circuits are in the memory of the process.
   * @param keyPrefix What the keys in Redis begin with: 1 to 64 characters. "breaker" unless set.
   * @param timeout How long a call waits for Redis at most: 1 ms to 10 s; a plain number is in
   *     milliseconds. 100 ms unless set.
   * @param maxStaleness How old this process's view of a circuit may be: 10 ms to 60 s; a plain
   *     number is in milliseconds. 1 s unless set.
   * @param push Whether Redis tells this process of transitions and locks as they happen. Not
   *     unless set.
   */
  public record Storage(
      @Nullable String uri,
      @Nullable String keyPrefix,
      @DurationUnit(ChronoUnit.MILLIS) @Nullable Duration timeout,
      @DurationUnit(ChronoUnit.MILLIS) @Nullable Duration maxStaleness,
      @Nullable Boolean push) {}

  /**
   * Settings of one service. What is not set is as the annotation says. The ranges are those of
   * {@link dev.breaker.storage.BreakerPolicy}. A duration that is a plain number is in seconds, but
   * for {@code slowAfter}.
   *
   * @param ttl Length of the sliding window: 1 s to 7 days.
   * @param percentFailed Share of failures at which the circuit trips: above 0, to 100.
   * @param reEnableAfter Time for which calls are refused before a probe goes: 1 s to 7 days.
   * @param minimumFailures Fewest failures in the window with which the circuit trips: from 1.
   * @param minimumProcesses Fewest processes that must see failures before the fleet's circuit
   *     trips: 1 to 16.
   * @param failureStatuses HTTP statuses that are failures besides those above 499.
   * @param ignoredStatuses HTTP statuses that are neither failure nor success.
   * @param ignoredExceptions Names of exceptions that are neither failure nor success.
   * @param slowAfter Time after which a call is a failure: up to 10 minutes, 0 for never; a plain
   *     number is in milliseconds.
   * @param probes Number of probes that must succeed in a row: 1 to 16.
   * @param rampUp Time after a reset in which a growing share of calls goes: up to 7 days, 0 for
   *     none.
   * @param backoff Factor by which the open time grows with each trip: 1 to 10.
   * @param maxReEnableAfter Longest open time by backoff or Retry-After: 1 s to 7 days.
   * @param observeOnly Whether this service is only observed, and no call refused.
   */
  public record Service(
      @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration ttl,
      @Nullable Double percentFailed,
      @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration reEnableAfter,
      @Nullable Integer minimumFailures,
      @Nullable Integer minimumProcesses,
      @Nullable Set<Integer> failureStatuses,
      @Nullable Set<Integer> ignoredStatuses,
      @Nullable Set<String> ignoredExceptions,
      @DurationUnit(ChronoUnit.MILLIS) @Nullable Duration slowAfter,
      @Nullable Integer probes,
      @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration rampUp,
      @Nullable Double backoff,
      @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration maxReEnableAfter,
      @Nullable Boolean observeOnly) {}
}
