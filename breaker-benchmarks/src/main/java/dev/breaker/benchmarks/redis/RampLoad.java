package dev.breaker.benchmarks.redis;

import dev.breaker.CircuitOpenException;
import dev.breaker.benchmarks.report.RecoveryResults.Ramp;
import dev.breaker.benchmarks.report.RecoveryResults.Second;
import dev.breaker.fixtures.Eventually;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Which calls of several processes go, second by second, once a probe has reset their circuit. */
final class RampLoad {
  private static final String SERVICE = "ramp";
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** For calls of the last second that are made late. */
  private static final Duration LATE = Duration.ofMillis(100);

  private RampLoad() {}

  static Ramp measure(BenchmarkRedis redis, RecoverySettings settings)
      throws CircuitOpenException, InterruptedException {
    BreakerPolicy policy =
        BreakerPolicy.forService(SERVICE)
            .withReEnableAfter(Duration.ofSeconds(1))
            .withRampUp(settings.rampUp());
    try (Processes processes = Processes.started(redis, settings.processes(), policy)) {
      processes.trip();
      List<TimedCalls> calls = processes.breakers().stream().map(TimedCalls::new).toList();
      long resetAt = callUntilAllWent(redis, settings, calls);
      return new Ramp(
          settings.processes(),
          settings.callsPerSecond(),
          settings.rampUp().toSeconds(),
          seconds(settings, calls, resetAt),
          processes.degraded());
    }
  }

  /** Returns the time of the reset, by {@link System#nanoTime()}. */
  private static long callUntilAllWent(
      BenchmarkRedis redis, RecoverySettings settings, List<TimedCalls> calls)
      throws InterruptedException {
    List<PacedCalls> paced =
        calls.stream().map(one -> new PacedCalls(settings.callsPerSecond(), 1, one)).toList();
    try {
      List<Future<PacedCalls.Made>> started =
          paced.stream().flatMap(one -> one.start().stream()).toList();
      Instant reset = reset(redis);
      long resetAt = ServerClock.of(redis.jedis()).nanoTimeAt(reset);
      long end = resetAt + settings.rampUp().plus(settings.after()).plus(LATE).toNanos();
      TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
      paced.forEach(PacedCalls::stop);
      Workers.results(started);
      return resetAt;
    } finally {
      paced.forEach(PacedCalls::close);
    }
  }

  /** Waits for it. The history has its moment, on the server's clock. */
  private static Instant reset(BenchmarkRedis redis) {
    List<CircuitEvent> resets = new ArrayList<>();
    try (RedisStorage storage = redis.storage().build()) {
      Eventually.within(LONGEST_WAIT)
          .lookingEvery(LOOK_EVERY)
          .until("reset by a probe", () -> newestReset(storage).map(resets::add).orElse(false));
    }
    return resets.get(0).when();
  }

  private static Optional<CircuitEvent> newestReset(RedisStorage storage) {
    return storage.history(SERVICE, 1).stream()
        .filter(event -> event.kind() == CircuitEvent.Kind.RESET)
        .findFirst();
  }

  private static List<Second> seconds(
      RecoverySettings settings, List<TimedCalls> calls, long resetAt) {
    int number = (int) settings.rampUp().plus(settings.after()).toSeconds();
    long[] admitted =
        perSecond(calls.stream().flatMapToLong(TimedCalls::admitted), resetAt, number);
    long[] refused = perSecond(calls.stream().flatMapToLong(TimedCalls::refused), resetAt, number);
    return IntStream.range(0, number)
        .mapToObj(second -> new Second(admitted[second] + refused[second], admitted[second]))
        .toList();
  }

  private static long[] perSecond(LongStream times, long resetAt, int seconds) {
    long[] counts = new long[seconds];
    times
        .map(time -> Math.floorDiv(time - resetAt, TimeUnit.SECONDS.toNanos(1)))
        .filter(second -> second >= 0 && second < seconds)
        .forEach(second -> counts[(int) second]++);
    return counts;
  }
}
