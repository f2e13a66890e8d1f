package dev.breaker.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Calls;
import dev.breaker.storage.BreakerPolicy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusScrapeTest {
  private static final Path README = Path.of("..", "README.md");

  @Test
  void prometheusReadsTheLinesOfTheReadme() throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      new BreakerMetrics(breakers).bindTo(registry);
      CircuitBreaker breaker = breakers.breaker(BreakerPolicy.forService("github"));
      Calls.succeed(breaker, 45);
      Calls.fail(breaker, 5);
      assertThat(breaker.tryAcquire()).isEmpty();

      assertThat(registry.scrape().lines()).containsAll(linesOfTheReadme());
    }
  }

  private static List<String> linesOfTheReadme() throws IOException {
    List<String> lines =
        Files.readString(README).lines().filter(line -> line.startsWith("    breaker_")).toList();
    assertThat(lines).hasSize(6);
    return lines.stream().map(String::strip).toList();
  }
}
