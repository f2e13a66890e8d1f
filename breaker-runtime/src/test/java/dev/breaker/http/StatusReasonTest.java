package dev.breaker.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatusReasonTest {
  @Test
  void namesTheStatus() {
    assertThat(StatusReason.of(503)).isEqualTo("HTTP 503");
    assertThat(StatusReason.of(0)).isEqualTo("HTTP 0");
    assertThat(StatusReason.of(999)).isEqualTo("HTTP 999");
  }

  @Test
  void isMadeOnce() {
    assertThat(StatusReason.of(503)).isSameAs(StatusReason.of(503));
  }

  @Test
  void namesWhatIsNoStatusToo() {
    assertThat(StatusReason.of(1000)).isEqualTo("HTTP 1000");
    assertThat(StatusReason.of(-1)).isEqualTo("HTTP -1");
  }
}
