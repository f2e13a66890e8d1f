package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.StorageRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is under way when the storage goes away is made up for when it is back. */
class OutageTest {
  private static final BreakerPolicy POLICY = BreakerPolicy.forService("github");

  private final TestFleet fleet = new TestFleet(POLICY, Duration.ofSeconds(1));
  private final TestFleet.Member member = fleet.join();
  private final CircuitBreaker breaker = member.breaker();
  private final RemoteMemory storage = member.storage();

  @AfterEach
  void close() {
    storage.work();
    fleet.close();
  }

  /** An outage here can be as short as the first pause of a quarter of a second. */
  private void awaitDegraded(boolean degraded) {
    Eventually.within(Duration.ofSeconds(10))
        .lookingEvery(Duration.ofMillis(5))
        .until(() -> breaker.status().degraded() == degraded);
  }

  @Test
  void aRefreshThatItInterruptedIsMadeUpFor() throws Exception {
    breaker.acquire().abandoned();
    breaker.lockOpen("maintenance", "ann", Duration.ofDays(7));
    fleet.clock.advance(Duration.ofSeconds(2));
    int before = storage.exchangeCount();
    storage.hang();
    assertThat(breaker.tryAcquire()).as("refused, and refreshed behind it").isEmpty();
    Eventually.until(() -> storage.exchangeCount() > before);
    assertThat(breaker.tryAcquire()).as("refused while that is under way").isEmpty();
    storage.failOnceWith("Connection reset");
    storage.release();
    awaitDegraded(true);
    awaitDegraded(false);

    fleet.truth().take("ops", new StorageRequest.Unlock(POLICY, "ann"));
    fleet.clock.advance(Duration.ofSeconds(2));

    Eventually.until(() -> breaker.tryAcquire().isPresent());
  }

  @Test
  void aChangeThatIsPushedDuringTheRetryIsLookedAt() throws Exception {
    breaker.acquire().abandoned();
    Eventually.until(storage::isWatched);
    storage.failWith("Connection reset");
    storage.push("github");
    awaitDegraded(true);
    storage.holdReplies();
    int before = storage.exchangeCount();
    storage.recover();
    Eventually.until(() -> storage.exchangeCount() > before);
    int retry = storage.exchangeCount();

    storage.push("github");
    storage.release();

    Eventually.until(() -> storage.exchangeCount() > retry);
  }

  @Test
  void aProbeThatIsGivenUpMeanwhileIsGivenBackToTheFleet() throws Exception {
    TestFleet.Member other = fleet.join();
    breaker.trip("broken");
    fleet.clock.advance(POLICY.reEnableAfter());
    Permit probe = breaker.acquire();
    assertThat(fleet.truth().view().state()).isEqualTo(CircuitState.HALF_OPEN);
    Eventually.until(storage::isWatched);
    storage.failWith("Connection reset");
    storage.push("github");
    awaitDegraded(true);

    probe.abandoned();
    storage.work();
    awaitDegraded(false);

    assertThat(other.breaker().tryAcquire()).as("long before the lease would end").isPresent();
  }

  @Test
  void aLogThatThrowsHurtsNobody() throws Exception {
    breaker.acquire().succeeded();
    member.breakers().flush();
    Eventually.until(storage::isWatched);
    Logger logger = Logger.getLogger("dev.breaker");
    logger.setFilter(
        record -> {
          throw new IllegalStateException("the appender is broken");
        });
    try {
      storage.failWith("Connection reset");
      fleet.clock.advance(Duration.ofSeconds(2));
      breaker.acquire().succeeded();
      awaitDegraded(true);
      storage.work();
      awaitDegraded(false);

      breaker.trip("broken");
      assertThat(breaker.tryAcquire()).isEmpty();
    } finally {
      logger.setFilter(null);
    }
    member.breakers().invocation().close();
    member.listener().awaitOnce("unavailable: Connection reset");
    member.listener().awaitOnce("recovered");
  }

  /** Thirty lines for a Redis that is away hide the one that says so. */
  @Test
  void itIsLoggedWithoutAStackTraceUnlessSomebodyDebugs() throws Exception {
    breaker.acquire().succeeded();
    member.breakers().flush();
    List<LogRecord> records = new CopyOnWriteArrayList<>();
    Logger logger = Logger.getLogger("dev.breaker");
    logger.setFilter(
        record -> {
          records.add(record);
          return false;
        });
    try {
      for (Level level : List.of(Level.INFO, Level.FINE)) {
        records.clear();
        logger.setLevel(level);
        storage.failWith("Connection reset");
        fleet.clock.advance(Duration.ofSeconds(2));
        breaker.acquire().succeeded();
        awaitDegraded(true);
        storage.work();
        awaitDegraded(false);

        boolean debugged = level.equals(Level.FINE);
        assertThat(records)
            .filteredOn(record -> record.getMessage().contains("Connection reset"))
            .singleElement()
            .extracting(LogRecord::getThrown)
            .matches(thrown -> (thrown != null) == debugged);
      }
    } finally {
      logger.setFilter(null);
      logger.setLevel(null);
    }
  }
}
