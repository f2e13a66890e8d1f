package dev.breaker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InMemoryStorageTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(32))
          .withPercentFailed(50)
          .withReEnableAfter(Duration.ofSeconds(10))
          .withMinimumFailures(3);

  @Test
  void refusesOtherSettingsForAService() {
    InMemoryStorage storage = new InMemoryStorage();
    storage.circuit(POLICY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> storage.circuit(POLICY.withTtl(Duration.ofSeconds(5))))
        .withMessage(
            "service \"github\" is in use with other settings: in use are github (ttl 32 s,"
                + " percentFailed 50.0, reEnableAfter 10 s, minimumFailures 3), asked for was"
                + " github (ttl 5 s, percentFailed 50.0, reEnableAfter 10 s, minimumFailures 3);"
                + " give both the same settings, or one of them another service name");
  }

  @Test
  void needsNoWaiting() {
    assertThat(new InMemoryStorage().timeout()).isZero();
    assertThat(new InMemoryStorage().maxStaleness()).isZero();
  }
}
