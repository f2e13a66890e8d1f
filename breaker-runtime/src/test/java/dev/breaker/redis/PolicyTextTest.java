package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.breaker.storage.BreakerPolicy;
import java.time.Duration;
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
    for (BreakerPolicy policy : new BreakerPolicy[] {POLICY, POLICY.withMinimumProcesses(16)}) {
      assertThat(PolicyText.policy("github", PolicyText.of(policy))).isEqualTo(policy);
    }
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
