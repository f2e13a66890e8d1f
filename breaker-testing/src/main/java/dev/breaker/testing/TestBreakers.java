package dev.breaker.testing;

import static java.util.Objects.requireNonNull;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Breakers in memory for one test of an application. The test sets the state of their circuits and
 * moves their time, and then asserts what was called.
 *
 * <pre>{@code
 * try (TestBreakers test = TestBreakers.create()) {
 *   test.open("prices");
 *   Shop shop = new Shop(CircuitBrokenPrices.create(backend.retrofit(), test.breakers()));
 *
 *   assertEquals("no price today", shop.label("tea"));
 *
 *   test.calls("prices").assertSent(0).assertRefused(1);
 * }
 * }</pre>
 *
 * <p>A state can be set before the client is made: it holds from the first call on. Time stands
 * still but for {@link #advance}, so nothing here depends on how fast a machine is. Safe for any
 * number of threads.
 */
public final class TestBreakers implements AutoCloseable {
  private static final String AUTHOR = "a test";
  private static final String REASON = "set by a test";
  private static final Duration LONGEST = Duration.ofDays(7);

  private final TestClock clock = new TestClock();
  private final RecordedCalls recorded = new RecordedCalls();
  private final Map<String, Consumer<CircuitBreaker>> pending = new ConcurrentHashMap<>();
  private final CircuitBreakers breakers;

  private TestBreakers(UnaryOperator<CircuitBreakers.Builder> settings) {
    CircuitBreakers.Builder builder =
        CircuitBreakers.builder()
            .storage(new InMemoryStorage(clock))
            .listener(new PendingStates(pending))
            .listener(recorded);
    breakers = settings.apply(builder).build();
  }

  /**
   * Breakers with all defaults.
   *
   * @return the breakers; closing them is good manners, and needed for nothing
   */
  public static TestBreakers create() {
    return create(UnaryOperator.identity());
  }

  /**
   * Breakers with the settings that the application has: a refusal, a failure rule, listeners.
   *
   * @param settings gets a builder that has a storage, and returns it or a changed one; another
   *     storage takes the test's clock away
   * @return the breakers
   */
  public static TestBreakers create(UnaryOperator<CircuitBreakers.Builder> settings) {
    return new TestBreakers(requireNonNull(settings, "settings"));
  }

  /**
   * What the generated {@code create} takes.
   *
   * @return the breakers
   */
  public CircuitBreakers breakers() {
    return breakers;
  }

  /**
   * Opens the circuit of a service: calls are refused for its {@code reEnableAfter}.
   *
   * @param service the service, which may have no breaker yet; of a key, such as {@code
   *     billing/acme}
   * @return this
   */
  public TestBreakers open(String service) {
    return set(service, breaker -> breaker.trip(REASON));
  }

  /**
   * Half-opens the circuit of a service: the next call is the probe, and calls beside it are
   * refused. For that, time moves by the service's {@code reEnableAfter}, or when its breaker is
   * made if it has none yet.
   *
   * @param service the service, which may have no breaker yet
   * @return this
   */
  public TestBreakers halfOpen(String service) {
    return set(
        service,
        breaker -> {
          breaker.trip(REASON);
          advance(breaker.policy().reEnableAfter());
          // A probe that comes to nothing, so that the next call may be one.
          breaker.tryAcquire().orElseThrow().abandoned();
        });
  }

  /**
   * Closes the circuit of a service, with an empty window.
   *
   * @param service the service, which may have no breaker yet
   * @return this
   */
  public TestBreakers closed(String service) {
    return set(
        service,
        breaker -> {
          breaker.unlock(AUTHOR);
          breaker.reset();
        });
  }

  /**
   * Locks the circuit of a service open, as an operator does: calls are refused for 7 days.
   *
   * @param service the service, which may have no breaker yet
   * @return this
   */
  public TestBreakers lockOpen(String service) {
    return set(service, breaker -> breaker.lockOpen(REASON, AUTHOR, LONGEST));
  }

  /**
   * Locks the circuit of a service closed, as an operator does: calls go for 7 days, whatever comes
   * of them.
   *
   * @param service the service, which may have no breaker yet
   * @return this
   */
  public TestBreakers lockClosed(String service) {
    return set(service, breaker -> breaker.lockClosed(REASON, AUTHOR, LONGEST));
  }

  /** At once, or as soon as there is a breaker. */
  private TestBreakers set(String service, Consumer<CircuitBreaker> state) {
    pending.merge(service, state, Consumer::andThen);
    breakers.breaker(service).ifPresent(breaker -> PendingStates.apply(pending, breaker));
    return this;
  }

  /**
   * Moves the time of all circuits: windows, open times and locks.
   *
   * @param by how far, not back
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public TestBreakers advance(Duration by) {
    clock.advance(by);
    return this;
  }

  /**
   * The time by which circuits go. It begins at 2026-01-01T00:00:00Z.
   *
   * @return the time
   */
  public Instant now() {
    return clock.instant();
  }

  /**
   * What came of the calls of a service, and what its listeners were told.
   *
   * @param service the service
   * @return all up to now; empty for a service that was not called
   */
  public ServiceCalls calls(String service) {
    return recorded.of(requireNonNull(service, "service"));
  }

  /** Closes the breakers. */
  @Override
  public void close() {
    breakers.close();
  }
}
