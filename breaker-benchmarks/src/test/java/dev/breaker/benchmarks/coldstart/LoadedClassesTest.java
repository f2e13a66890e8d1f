package dev.breaker.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.benchmarks.report.ColdStartResults.Loaded;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {
  private static final LoadedClasses PLAIN =
      LoadedClasses.parse(
          List.of(
              "java.lang.Object source: shared objects file",
              "OpenJDK warning: something else",
              "dev.breaker.benchmarks.coldstart.app.Plain source: file:/plain.jar"));

  @Test
  void whatIsMoreThanPlainIsToldApart() {
    LoadedClasses redis =
        LoadedClasses.parse(
            List.of(
                "java.lang.Object source: shared objects file",
                "dev.breaker.benchmarks.coldstart.app.OnRedis source: file:/redis.jar",
                "dev.breaker.benchmarks.coldstart.app.GitHub source: file:/redis.jar",
                "dev.breaker.CircuitBreakers source: file:/runtime.jar",
                "redis.clients.jedis.Protocol source: file:/jedis.jar",
                "redis.clients.jedis.Connection source: file:/jedis.jar",
                "java.util.LinkedList source: jrt:/java.base"));

    assertThat(redis.beyond(PLAIN, "redis")).isEqualTo(new Loaded("redis", 7, 1, 2, 1));
  }

  @Test
  void plainLoadsNothingBeyondItself() {
    assertThat(PLAIN.beyond(PLAIN, "plain")).isEqualTo(new Loaded("plain", 2, 0, 0, 0));
  }
}
