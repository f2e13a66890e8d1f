package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fleet.CallSettings;
import dev.breaker.fleet.KeyedCircuits;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** On circuits in memory, and on those that a fleet shares. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class KeyedBreakersTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github").withTtl(Duration.ofSeconds(60)).withMinimumFailures(2);
  private static final Duration TTL_AND_A_SLOT = Duration.ofMillis(61_876);

  @Parameter boolean shared;
  private final FakeClock clock = new FakeClock();
  private final InMemoryStorage memory = new InMemoryStorage(clock);
  private final List<String> lifetimes = new CopyOnWriteArrayList<>();
  private CircuitBreakers breakers;

  @BeforeEach
  void begin() {
    breakers = breakers();
  }

  private CircuitBreakers breakers() {
    Storage storage = shared ? RemoteMemory.patient(memory) : memory;
    return CircuitBreakers.builder()
        .storage(storage)
        .viewClock(clock)
        .listener(
            new BreakerListener() {
              @Override
              public void onRegistered(CircuitBreaker breaker) {
                lifetimes.add("+" + breaker.service());
              }

              @Override
              public void onReleased(CircuitBreaker breaker) {
                lifetimes.add("-" + breaker.service());
              }
            })
        .build();
  }

  @AfterEach
  void end() {
    breakers.close();
  }

  private KeyedCircuits keyed(int maxKeys) {
    return CallSettings.of(breakers).keyed(POLICY, maxKeys);
  }

  /** A call that succeeds. Returns the service by whose breaker it went. */
  private static String call(KeyedCircuits keys, @Nullable Object key) throws CircuitOpenException {
    Permit permit = begin(keys, key);
    permit.succeeded();
    return permit.breaker().service();
  }

  private static Permit begin(KeyedCircuits keys, @Nullable Object key)
      throws CircuitOpenException {
    CircuitBreaker breaker = (CircuitBreaker) keys.begin(key);
    try {
      return breaker.acquire();
    } finally {
      keys.end(breaker);
    }
  }

  @Test
  void eachKeyHasABreakerAndNullThatOfTheService() throws Exception {
    KeyedCircuits keys = keyed(10);

    assertThat(call(keys, "acme")).isEqualTo("github/acme");
    assertThat(call(keys, 7)).isEqualTo("github/7");
    assertThat(call(keys, CircuitState.OPEN)).isEqualTo("github/OPEN");
    assertThat(call(keys, null)).isEqualTo("github");

    begin(keys, "acme").failed("HTTP 503");
    begin(keys, "acme").failed("HTTP 503");
    assertThat(breakers.breaker("github/acme").orElseThrow().status().state())
        .isEqualTo(CircuitState.OPEN);
    assertThat(call(keys, "other")).isEqualTo("github/other");
    assertThat(breakers.breaker("github/nobody")).isEmpty();
  }

  @Test
  void withoutRoomKeysShareABreaker() throws Exception {
    KeyedCircuits keys = keyed(2);
    call(keys, "a");
    call(keys, "b");

    assertThat(call(keys, "c")).isEqualTo("github/_");
    assertThat(call(keys, "d")).isEqualTo("github/_");
    assertThat(call(keys, "a")).isEqualTo("github/a");
  }

  @Test
  void aKeyIsLetGoAfterAnIdleTtlAndMakesRoom() throws Exception {
    KeyedCircuits keys = keyed(2);
    call(keys, "a");
    call(keys, "b");
    breakers.flush();
    clock.advance(TTL_AND_A_SLOT.dividedBy(2));
    call(keys, "b");
    breakers.flush();
    clock.advance(TTL_AND_A_SLOT.dividedBy(2).plusSeconds(1));

    assertThat(call(keys, "c")).isEqualTo("github/c");
    assertThat(breakers.breaker("github/a")).isEmpty();
    assertThat(breakers.breaker("github/b")).isPresent();
    assertThat(lifetimes)
        .containsExactly("+github", "+github/a", "+github/b", "-github/a", "+github/c");
    if (!shared) {
      assertThat(memory.services())
          .extracting(RegisteredService::service)
          .containsExactly("github", "github/b", "github/c");
    }
    assertThat(call(keys, "a")).isEqualTo("github/_");
  }

  @Test
  void circuitsThatAreNotAtRestStay() throws Exception {
    KeyedCircuits keys = keyed(2);
    begin(keys, "open").failed("HTTP 503");
    begin(keys, "open").failed("HTTP 503");
    call(keys, "locked");
    breakers
        .breaker("github/locked")
        .orElseThrow()
        .lockClosed("maintenance", "ops", Duration.ofDays(1));
    breakers.flush();
    clock.advance(TTL_AND_A_SLOT.plusSeconds(1));

    assertThat(call(keys, "c")).isEqualTo("github/_");
  }

  @Test
  void aCallThatIsUnderWayKeepsItsKey() throws Exception {
    KeyedCircuits keys = keyed(1);
    Permit permit = begin(keys, "a");
    clock.advance(TTL_AND_A_SLOT.multipliedBy(3));
    assertThat(call(keys, "b")).isEqualTo("github/_");

    permit.succeeded();
    breakers.flush();
    clock.advance(TTL_AND_A_SLOT.plusSeconds(1));

    assertThat(call(keys, "b")).isEqualTo("github/b");
  }

  @Test
  void aNameInUseWithOtherSettingsGoesByTheSharedBreakerAndIsLoggedOnce() throws Exception {
    breakers.breaker(BreakerPolicy.forService("github/acme"));
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      KeyedCircuits keys = keyed(10);

      assertThat(call(keys, "acme")).isEqualTo("github/_");
      assertThat(call(keys, "acme")).isEqualTo("github/_");

      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("Calls of some keys of service github go by the breaker github/_");
    }
  }

  @Test
  void anotherNumberOfKeysOrTooLongAServiceIsRefused() {
    keyed(10);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> keyed(11))
        .withMessageContaining("maxKeys 10")
        .withMessageContaining("asked for was 11");
    assertThatIllegalArgumentException().isThrownBy(() -> keyed(0)).withMessageContaining("was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CallSettings.of(breakers).keyed(BreakerPolicy.forService("s".repeat(81)), 10))
        .withMessageContaining("80 characters");
  }

  @Test
  void threadsThatCallWhileKeysComeAndGoLoseNoOutcome() throws Exception {
    KeyedCircuits keys = keyed(3);
    AtomicInteger calls = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int call = 0; call < 2_000; call++) {
                  try {
                    call(keys, "key-" + ThreadLocalRandom.current().nextInt(6));
                    calls.incrementAndGet();
                  } catch (CircuitOpenException e) {
                    throw new IllegalStateException(e);
                  }
                  if (call % 100 == 0) {
                    clock.advance(Duration.ofSeconds(31));
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(calls).hasValue(8_000);
    assertThat(breakers.all()).hasSizeLessThanOrEqualTo(5);
    Eventually.untilAsserted(
        () ->
            assertThat(lifetimes.stream().filter(line -> line.startsWith("+")).count())
                .isEqualTo(
                    breakers.all().size()
                        + lifetimes.stream().filter(line -> line.startsWith("-")).count()));
  }
}
