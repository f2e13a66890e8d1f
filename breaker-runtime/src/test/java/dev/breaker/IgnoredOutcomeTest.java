package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What counts neither as success nor as failure. */
class IgnoredOutcomeTest {
  private final FakeClock clock = new FakeClock();
  private final RecordingListener heard = new RecordingListener();
  private final BreakerPolicy policy =
      BreakerPolicy.forService("files").withIgnoredExceptions(FileNotFoundException.class);
  private final CircuitBreaker breaker =
      CircuitBreakers.builder()
          .storage(new InMemoryStorage(clock))
          .listener(heard)
          .build()
          .breaker(policy);

  private void callThatThrows(IOException thrown) {
    assertThatThrownBy(
            () ->
                breaker.call(
                    () -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  private void awaitProbe() {
    breaker.trip("by hand");
    clock.advance(policy.reEnableAfter());
    heard.events.clear();
  }

  @Test
  void exceptionsOfTheListCountNothingSubclassesToo() {
    class Deleted extends FileNotFoundException {
      private static final long serialVersionUID = 1;
    }

    callThatThrows(new FileNotFoundException());
    callThatThrows(new Deleted());
    callThatThrows(new IOException());

    assertThat(breaker.status().total()).isEqualTo(1);
    assertThat(heard.events)
        .containsExactly(
            "files ignored FileNotFoundException",
            "files ignored Deleted",
            "files failure IOException");
  }

  @Test
  void ignoredExceptionOfTheProbeLeavesTheProbeToAnotherCall() {
    awaitProbe();

    callThatThrows(new FileNotFoundException());

    assertThat(breaker.status().state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(breaker.tryAcquire()).isPresent();
  }

  @Test
  void ignoredAnswerToTheProbeIsASuccessOfTheProbe() throws Exception {
    awaitProbe();

    breaker.acquire().ignored("HTTP 404");

    assertThat(breaker.status().state()).isEqualTo(CircuitState.CLOSED);
    assertThat(heard.events).contains("files ignored HTTP 404");
  }

  @Test
  void ignoringSettlesOnceAndNeedsNoReason() throws Exception {
    Permit permit = breaker.acquire();

    permit.ignored((String) null);
    permit.ignored(new IOException());
    permit.failed("HTTP 503");
    breaker.acquire().ignored((Throwable) null);

    assertThat(breaker.status().total()).isZero();
    assertThat(heard.events).containsExactly("files ignored unknown", "files ignored unknown");
  }
}
