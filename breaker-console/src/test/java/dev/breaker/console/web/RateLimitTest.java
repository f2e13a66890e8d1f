package dev.breaker.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  /** Near the end of the range, since nanoTime may be anywhere and wrap around. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  private final RateLimit limit = new RateLimit(10, Duration.ofMinutes(1), now::get);

  private void spend(String address, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(limit.waitNanos(address)).isZero();
      limit.spend(address);
    }
  }

  @Test
  void theAllowanceIsRegainedEvenly() {
    spend("a", 10);
    assertThat(limit.waitNanos("a")).isEqualTo(Duration.ofSeconds(6).toNanos());

    now.addAndGet(Duration.ofSeconds(6).toNanos());
    spend("a", 1);
    assertThat(limit.waitNanos("a")).isPositive();

    now.addAndGet(Duration.ofMinutes(5).toNanos());
    spend("a", 10);
    assertThat(limit.waitNanos("a")).as("not more than at first").isPositive();
  }

  @Test
  void eachAddressHasItsOwn() {
    spend("a", 10);

    spend("b", 10);
  }

  @Test
  void theAddressesOfTheLastThousandAreRemembered() {
    spend("a", 10);
    for (int i = 0; i < 999; i++) {
      limit.spend("other-" + i);
    }
    assertThat(limit.waitNanos("a")).isPositive();

    for (int i = 0; i < 1_000; i++) {
      limit.spend("another-" + i);
    }

    spend("a", 10);
  }
}
