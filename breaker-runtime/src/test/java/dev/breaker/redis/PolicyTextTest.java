package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("github")
          .withTtl(Duration.ofSeconds(120))
          .withPercentFailed(12.5)
          .withMinimumFailures(7)
          .withReEnableAfter(Duration.ofSeconds(300));

  @Test
  void leavesOutWhatIsAtItsDefault() {
    assertThat(PolicyText.of(POLICY)).isEqualTo("ttl=120000 percent=12.5 failures=7 open=300000");
    assertThat(PolicyText.of(POLICY.withMinimumProcesses(2)))
        .isEqualTo("ttl=120000 percent=12.5 failures=7 open=300000 processes=2");
  }

  @Test
  void readsWhatItWrites() {
    BreakerPolicy all =
        POLICY
            .withMinimumProcesses(16)
            .withProbes(3)
            .withRampUp(Duration.ofSeconds(10))
            .withBackoff(1.5)
            .withMaxReEnableAfter(Duration.ofSeconds(600));
    assertThat(PolicyText.of(all))
        .isEqualTo(
            "ttl=120000 percent=12.5 failures=7 open=300000 processes=16 probes=3 ramp=10000"
                + " backoff=1.5 longest=600000");
    for (BreakerPolicy policy : List.of(POLICY, POLICY.withMinimumProcesses(16), all)) {
      assertThat(PolicyText.policy("github", PolicyText.of(policy))).isEqualTo(policy);
    }
  }

  @Test
  void readsTheWholeThatItWrites() {
    BreakerPolicy all =
        POLICY
            .withProbes(3)
            .withFailureStatuses(429, 408)
            .withIgnoredStatuses(404)
            .withIgnoredExceptions(IllegalStateException.class, IOException.class)
            .withSlowAfter(Duration.ofMillis(1500))
            .withObserveOnly(true);
    assertThat(PolicyText.whole(all))
        .isEqualTo(
            "ttl=120000 percent=12.5 failures=7 open=300000 probes=3 fail=408,429 ignore=404"
                + " exceptions=java.io.IOException,java.lang.IllegalStateException slow=1500"
                + " observe=1");
    assertThat(PolicyText.policy("github", PolicyText.whole(all))).isEqualTo(all);
    assertThat(PolicyText.whole(POLICY)).isEqualTo(PolicyText.of(POLICY));
  }

  @Test
  void ignoresASettingOfANewerVersion() {
    assertThat(
            PolicyText.policy(
                "github", "ttl=120000 percent=12.5 failures=7 open=300000 later=x y=2"))
        .isEqualTo(POLICY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "120000 12.5 7 300000", "ttl=120000 percent=12.5 failures=7", "ttl=1 open"})
  void refusesWhatNoVersionWrites(String text) {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> PolicyText.policy("github", text));
  }
}
