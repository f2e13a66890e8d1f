package dev.breaker.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.storage.BreakerPolicy;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class LogTest {
  @Test
  void javaUtilLoggingShowsTheClassThatLogs() {
    try (LogCapture log = LogCapture.of("dev.breaker");
        CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      breakers.breaker(BreakerPolicy.forService("github")).trip("maintenance");

      assertThat(log.classes()).hasSize(1).doesNotContain(Log.class.getName());
      assertThat(log.classes().get(0))
          .startsWith("dev.breaker.")
          .doesNotStartWith("dev.breaker.base");
    }
  }

  @Test
  void aLoggerThatThrowsHarmsNobodyWhoLogs() {
    Log log = new Log(new BrokenLogger());

    assertThatCode(
            () -> {
              log.log(System.Logger.Level.WARNING, "A message");
              log.log(System.Logger.Level.WARNING, "A message for {0}", "github");
              log.log(System.Logger.Level.WARNING, "A message", new Exception());
            })
        .doesNotThrowAnyException();
    assertThat(log.isLoggable(System.Logger.Level.DEBUG)).isFalse();
  }

  private static final class BrokenLogger implements System.Logger {
    @Override
    public String getName() {
      return "broken";
    }

    @Override
    public boolean isLoggable(Level level) {
      throw new IllegalStateException("broken");
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      throw new IllegalStateException("broken");
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
      throw new LinkageError("broken");
    }
  }
}
