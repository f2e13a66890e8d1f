package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.LogCapture;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailureRuleTest {
  private final CircuitOpenException refused =
      new CircuitOpenException("another", 1_000_000_000, "by hand");

  private final FailureRule rule = FailureRule.DEFAULT;

  @Test
  void whatACallThrowsIsAFailureUnlessItWasCancelled() {
    assertThat(rule.isFailure(new IOException("down"))).isTrue();
    assertThat(rule.isFailure(new AssertionError("converter"))).isTrue();
    assertThat(rule.isFailure(new CancellationException())).isFalse();
    assertThat(rule.isFailure(new InterruptedException())).isFalse();
  }

  @Test
  void refusalOfAnotherBreakerIsNoFailureWhateverCarriesIt() {
    assertThat(rule.isFailure(refused)).isFalse();
    assertThat(rule.isFailure(new IOException("no token", refused))).isFalse();
    assertThat(
            rule.isFailure(new IllegalStateException(new ExecutionException("no token", refused))))
        .isFalse();
  }

  @Test
  void causesThatGoInACircleAreAFailure() {
    IOException first = new IOException("first");
    first.initCause(new IOException("second", first));

    assertThat(rule.isFailure(first)).isTrue();
  }

  @Test
  void exceptionThatCannotTellItsCauseIsAFailure() {
    class Mute extends IOException {
      private static final long serialVersionUID = 1;

      @Override
      public synchronized Throwable getCause() {
        throw new IllegalStateException("cause");
      }
    }

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      assertThat(new GuardedFailureRule(rule).isFailure(new Mute())).isTrue();

      assertThat(log.messages()).singleElement().asString().contains("failure rule");
    }
  }
}
