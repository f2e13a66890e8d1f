package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Calls;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What listeners hear of exchanges with the storage, and what is still to be sent. */
class ReportListenerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration WORK = Duration.ofMillis(3);

  private final FakeClock clock = new FakeClock();
  private final RemoteMemory storage = RemoteMemory.patient(new InMemoryStorage(clock));
  private final List<String> reports = new CopyOnWriteArrayList<>();
  private final CircuitBreakers breakers =
      CircuitBreakers.builder()
          .storage(storage)
          .viewClock(clock)
          .listener(
              new BreakerListener() {
                @Override
                public void onReport(Duration elapsed, @Nullable String problem) {
                  reports.add(elapsed.toMillis() + " ms: " + problem);
                }
              })
          .build();
  private final CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));

  @AfterEach
  void close() {
    storage.work();
    breakers.close();
  }

  @Test
  void tellsHowLongTheStorageTook() throws Exception {
    storage.meanwhile(() -> clock.advance(WORK));

    Calls.succeed(breaker, 1);
    breakers.flush();

    Eventually.untilAsserted(
        () -> assertThat(reports).hasSize(storage.exchangeCount()).containsOnly("3 ms: null"));
  }

  @Test
  void tellsWhyAnExchangeFailed() throws Exception {
    storage.meanwhile(() -> clock.advance(WORK));
    storage.failWith("Connection reset");

    Calls.succeed(breaker, 1);

    Eventually.untilAsserted(() -> assertThat(reports).contains("3 ms: Connection reset"));
  }

  @Test
  void anAnswerAfterTheTimeoutIsAFailure() throws Exception {
    Calls.succeed(breaker, 1);
    breakers.flush();
    storage.meanwhile(() -> clock.advance(TIMEOUT.plusMillis(1)));

    Calls.succeed(breaker, 1);
    breakers.flush();

    Eventually.untilAsserted(
        () ->
            assertThat(reports)
                .contains("60001 ms: it answered after 60001 ms, not within 60000 ms"));
  }

  @Test
  void doesNotTellOfAnExchangeDuringWhichTheProcessStoodStill() throws Exception {
    storage.meanwhile(() -> clock.advance(TIMEOUT.multipliedBy(10)));
    Calls.succeed(breaker, 1);
    breakers.flush();
    storage.meanwhile(() -> clock.advance(WORK));

    Calls.succeed(breaker, 1);
    breakers.flush();

    Eventually.untilAsserted(() -> assertThat(reports).isNotEmpty().containsOnly("3 ms: null"));
  }

  @Test
  void outcomesAreUnsentUntilTheStorageConfirmsThem() throws Exception {
    Calls.succeed(breaker, 1);
    breakers.flush();
    assertThat(breaker.status().unsent()).isZero();
    storage.holdReplies();

    Calls.succeed(breaker, 2);
    Calls.fail(breaker, 1);
    assertThat(breaker.status().unsent()).isEqualTo(3);
    storage.release();
    breakers.flush();

    assertThat(breaker.status().unsent()).isZero();
  }

  @Test
  void nothingIsUnsentInMemory() throws Exception {
    try (CircuitBreakers inMemory = CircuitBreakers.inMemory()) {
      CircuitBreaker local = inMemory.breaker(BreakerPolicy.forService("github"));

      Calls.fail(local, 1);

      assertThat(local.status().unsent()).isZero();
    }
  }
}
