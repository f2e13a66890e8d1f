package dev.breaker.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void methodsReadAsWords() {
    assertThat(Names.readable("ClosedSuccess.failsafeTimeBased")).isEqualTo("failsafe time based");
    assertThat(Names.readable("ClosedSuccess.resilience4jCountBased"))
        .isEqualTo("resilience4j count based");
    assertThat(Names.readable("RefusedCall.breakerResponds500")).isEqualTo("breaker responds 500");
    assertThat(Names.readable("ClosedCall.plain")).isEqualTo("plain");
  }

  @Test
  void oursBeginWithBreaker() {
    assertThat(Names.isOurs("RefusedCall.breakerThrows")).isTrue();
    assertThat(Names.isOurs("RefusedCall.resilience4j")).isFalse();
  }
}
