package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitEvent;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import redis.clients.jedis.Jedis;

/** Whatever happens to a circuit, memory, Redis and a plain model of it agree after every step. */
@Tag("redis")
class StoragesAgreeProperties {
  private static TestRedis redis;

  @BeforeContainer
  static void startRedis() {
    redis = TestRedis.started();
  }

  @AfterContainer
  static void stopRedis() {
    redis.close();
  }

  /**
   * One thing that happens: time passes, and then a process takes a step, by knowledge of the epoch
   * that may be out of date. A process that crashes is one that takes no further step.
   */
  record Event(
      Kind kind, int millis, String process, int successes, int failures, int epochsBehind) {
    enum Kind {
      ADMIT,
      REPORT,
      REPORT_MIXED,
      ASK_TO_BE_LEFT_ALONE,
      SUCCEED,
      FAIL,
      ABANDON,
      TRIP,
      RESET,
      LOCK_OPEN,
      LOCK_CLOSED,
      UNLOCK,
      OVERRIDE,
      REVERT
    }

    StorageRequest request(BreakerPolicy policy, long currentEpoch) {
      long epoch = currentEpoch - epochsBehind;
      return switch (kind) {
        case ADMIT -> new StorageRequest.Admit(policy);
        case REPORT ->
            new StorageRequest.Report(policy, epoch, successes, failures, "HTTP 503", false);
        case REPORT_MIXED ->
            new StorageRequest.Report(
                policy,
                epoch,
                successes,
                failures + 4,
                List.of(new FailureCount("HTTP 500", 2), new FailureCount("ConnectException", 1)),
                false);
        case ASK_TO_BE_LEFT_ALONE ->
            new StorageRequest.Report(
                policy,
                epoch,
                0,
                1 + failures,
                List.of(new FailureCount("HTTP 503", 1 + failures)),
                false,
                Duration.ofMillis(700L * successes * successes).toNanos());
        case SUCCEED -> new StorageRequest.Report(policy, epoch, 1, 0, List.of(), false);
        case FAIL ->
            new StorageRequest.Report(policy, epoch, 0, 1, "SocketTimeoutException", false);
        case ABANDON -> new StorageRequest.Report(policy, epoch, 0, 0, List.of(), true);
        case TRIP -> new StorageRequest.Trip(policy, "by hand");
        case RESET -> new StorageRequest.Reset(policy);
        case LOCK_OPEN -> lock(policy, CircuitState.OPEN);
        case LOCK_CLOSED -> lock(policy, CircuitState.CLOSED);
        case OVERRIDE ->
            new StorageRequest.OverridePolicy(
                policy,
                other(policy),
                "to see",
                "the operator",
                Duration.ofSeconds(1 + 5L * successes));
        case REVERT -> new StorageRequest.RevertPolicy(policy, "somebody");
        case UNLOCK -> new StorageRequest.Unlock(policy, "somebody");
      };
    }

    /** Other settings, sometimes with another ttl, some of them such as only processes go by. */
    private BreakerPolicy other(BreakerPolicy policy) {
      return policy
          .withTtl(failures < 2 ? policy.ttl() : policy.ttl().plusMillis(700))
          .withPercentFailed(7.5 * (1 + failures))
          .withMinimumFailures(1 + successes)
          .withReEnableAfter(Duration.ofMillis(1000 + 700L * successes))
          .withProbes(1 + failures)
          .withBackoff(3)
          .withRampUp(Duration.ofSeconds(failures))
          .withIgnoredStatuses(404)
          .withSlowAfter(Duration.ofMillis(250));
    }

    private StorageRequest lock(BreakerPolicy policy, CircuitState state) {
      return new StorageRequest.Lock(
          policy, state, "for now", "the operator", Duration.ofSeconds(1 + 5L * successes));
    }
  }

  @Property(tries = 300)
  void afterEveryStep(
      @ForAll("policies") BreakerPolicy policy, @ForAll("events") List<Event> events) {
    FakeClock clock = new FakeClock();
    try (Jedis jedis = redis.jedis()) {
      jedis.flushAll();
    }
    try (Storage memory = new InMemoryStorage(clock);
        Storage shared = FakeTimeRedis.storage(redis, clock)) {
      CircuitModel model = new CircuitModel(policy, clock);
      long memoryBase = firstEpoch(memory, policy) - model.epoch();
      long sharedBase = firstEpoch(shared, policy) - model.epoch();
      for (Event event : events) {
        clock.advance(Duration.ofMillis(event.millis()));
        long epoch = model.epoch();
        StorageReply.Taken expected = model.take(event.process(), event.request(policy, epoch));
        assertThat(take(memory, event, event.request(policy, epoch + memoryBase), memoryBase))
            .as("memory after %s", event)
            .isEqualTo(expected);
        assertThat(take(shared, event, event.request(policy, epoch + sharedBase), sharedBase))
            .as("Redis after %s", event)
            .isEqualTo(expected);
      }
      assertThat(history(memory, policy, memoryBase)).isEqualTo(model.history(100));
      assertThat(history(shared, policy, sharedBase)).isEqualTo(model.history(100));
    }
  }

  private static long firstEpoch(Storage storage, BreakerPolicy policy) {
    StorageReply reply =
        storage.exchange("first", List.of(new StorageRequest.Admit(policy))).get(0);
    return ((StorageReply.Taken) reply).view().epoch();
  }

  private static StorageReply.Taken take(
      Storage storage, Event event, StorageRequest request, long base) {
    StorageReply.Taken reply =
        (StorageReply.Taken) storage.exchange(event.process(), List.of(request)).get(0);
    CircuitView view = reply.view();
    return new StorageReply.Taken(
        new CircuitView(
            view.state(),
            view.epoch() - base,
            view.remainingNanos(),
            view.failures(),
            view.total(),
            view.reason(),
            view.start(),
            view.lock(),
            view.override()),
        reply.leased(),
        reply.held(),
        reply.inForce());
  }

  private static List<CircuitEvent> history(Storage storage, BreakerPolicy policy, long base) {
    return storage.history(policy.service(), 1000).stream()
        .map(
            event ->
                new CircuitEvent(
                    event.service(),
                    event.when(),
                    event.kind(),
                    event.from(),
                    event.to(),
                    event.epoch() - base,
                    event.failures(),
                    event.total(),
                    event.reason(),
                    event.process(),
                    event.author(),
                    event.lockedFor()))
        .toList();
  }

  @Provide
  Arbitrary<BreakerPolicy> policies() {
    return Combinators.combine(
            Arbitraries.of(1000, 1001, 4000, 60_000),
            Arbitraries.of(1.0, 33.3, 50.0, 100.0),
            Arbitraries.of(1000, 2500, 90_000),
            Arbitraries.integers().between(1, 6),
            Arbitraries.of(1, 1, 2, 3),
            recoveries())
        .as(
            (ttl, percent, reEnable, minimum, reporters, recovery) ->
                recovery.apply(
                    BreakerPolicy.forService("a:service/of.ours-1")
                        .withTtl(Duration.ofMillis(ttl))
                        .withPercentFailed(percent)
                        .withReEnableAfter(Duration.ofMillis(reEnable))
                        .withMinimumFailures(minimum)
                        .withMinimumProcesses(reporters)));
  }

  private static Arbitrary<UnaryOperator<BreakerPolicy>> recoveries() {
    return Combinators.combine(
            Arbitraries.of(1, 1, 2, 3),
            Arbitraries.of(0, 0, 1000, 20_000),
            Arbitraries.of(1.0, 1.0, 1.5, 2.0, 10.0),
            Arbitraries.of(1000, 30_000, 3_600_000))
        .as(
            (probes, rampUp, backoff, longest) ->
                policy ->
                    policy
                        .withProbes(probes)
                        .withRampUp(Duration.ofMillis(rampUp))
                        .withBackoff(backoff)
                        .withMaxReEnableAfter(Duration.ofMillis(longest)));
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Event.Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(6, Event.Kind.ADMIT),
            Tuple.of(6, Event.Kind.REPORT),
            Tuple.of(2, Event.Kind.REPORT_MIXED),
            Tuple.of(2, Event.Kind.ASK_TO_BE_LEFT_ALONE),
            Tuple.of(3, Event.Kind.SUCCEED),
            Tuple.of(4, Event.Kind.FAIL),
            Tuple.of(2, Event.Kind.ABANDON),
            Tuple.of(1, Event.Kind.TRIP),
            Tuple.of(1, Event.Kind.RESET),
            Tuple.of(1, Event.Kind.LOCK_OPEN),
            Tuple.of(1, Event.Kind.LOCK_CLOSED),
            Tuple.of(1, Event.Kind.UNLOCK),
            Tuple.of(2, Event.Kind.OVERRIDE),
            Tuple.of(1, Event.Kind.REVERT));
    Arbitrary<Integer> steps =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, 1000, 2500, 60_000),
            Arbitraries.integers().between(0, 500),
            Arbitraries.integers().between(0, 130_000));
    return Combinators.combine(
            kinds,
            steps,
            Arbitraries.of("one", "two", "three"),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(0, 0, 0, 0, 1, 2))
        .as(Event::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }
}
