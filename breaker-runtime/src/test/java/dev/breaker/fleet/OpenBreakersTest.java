package dev.breaker.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.RemoteMemory;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.storage.BreakerPolicy;
import org.junit.jupiter.api.Test;

class OpenBreakersTest {
  @Test
  void oneForEachRequestIsWarnedOfOnce() {
    OpenBreakers open = new OpenBreakers();
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      for (int i = 0; i < OpenBreakers.TOO_MANY - 1; i++) {
        open.opened();
      }
      open.closed();
      open.opened();
      assertThat(log.warnings()).isEmpty();

      for (int i = 0; i < 300; i++) {
        open.opened();
      }

      assertThat(log.warnings())
          .containsExactly(
              "32 CircuitBreakers are open in this JVM, each with a thread and a connection of its"
                  + " own. Make one for the application and close it at its end, not one for each"
                  + " request. Logged once.");
    }
  }

  @Test
  void thoseWithASharedStorageAreCountedUntilTheyAreClosed() {
    int before = OpenBreakers.ALL.count();
    CircuitBreakers breakers =
        CircuitBreakers.builder().storage(RemoteMemory.patient(new FakeClock())).build();
    CircuitBreakers.inMemory().breaker(BreakerPolicy.forService("github")).tryAcquire();
    assertThat(breakers.breaker(BreakerPolicy.forService("github")).tryAcquire()).isPresent();
    assertThat(OpenBreakers.ALL.count()).isEqualTo(before + 1);

    breakers.close();
    breakers.close();

    assertThat(OpenBreakers.ALL.count()).isEqualTo(before);
  }
}
