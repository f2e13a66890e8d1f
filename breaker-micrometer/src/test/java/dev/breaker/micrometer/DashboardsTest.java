package dev.breaker.micrometer;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dashboard and rules ask for what there is. {@link PrometheusTest} has Prometheus run them. */
class DashboardsTest {
  /** A name of ours, but not the part after a colon of what a rule records. */
  private static final Pattern NAME = Pattern.compile("(?<![:\\w])breaker_\\w+(?=[\\[{) ])");

  private static final Pattern SCRAPED = Pattern.compile("(?m)^breaker_\\w+");

  @Test
  void theDashboardAsksForMetersThatThereAre() throws IOException {
    assertThat(names(String.join("\n", Dashboards.queries()) + "\n")).isSubsetOf(scraped());
  }

  @Test
  void theDashboardShowsAllMeters() throws IOException {
    Set<String> shown = names(String.join("\n", Dashboards.queries()) + "\n");

    // The longest call of late is of one process, and an average of it over processes says little.
    assertThat(scraped())
        .allMatch(name -> shown.contains(name) || name.equals("breaker_calls_seconds_max"));
  }

  @Test
  void theRulesAskForMetersThatThereAre() throws IOException {
    assertThat(names(Files.readString(Dashboards.RULES))).hasSize(5).isSubsetOf(scraped());
  }

  /** Each alert is expected once, and not expected once, by {@code promtool}. */
  @Test
  void eachAlertIsTested() throws IOException {
    String tests = Files.readString(Dashboards.TESTS_OF_RULES);
    Set<String> alerts =
        found(Pattern.compile("- alert: (\\w+)"), Files.readString(Dashboards.RULES), 1);

    assertThat(alerts).hasSize(5);
    assertThat(alerts)
        .allSatisfy(
            alert -> {
              String expectation = "alertname: " + alert + "\\s+eval_time: \\S+\\s+exp_alerts:";
              assertThat(tests).containsPattern(expectation + " \\[]");
              assertThat(tests).containsPattern(expectation + "\\s+- exp_labels");
            });
  }

  private static Set<String> names(String queries) {
    return found(NAME, queries, 0);
  }

  private static Set<String> scraped() throws IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      breakers.breaker(BreakerPolicy.forService("github"));
      new BreakerMetrics(breakers).bindTo(registry);
      return found(SCRAPED, registry.scrape(), 0);
    }
  }

  private static Set<String> found(Pattern pattern, String text, int group) {
    return pattern.matcher(text).results().map(found -> found.group(group)).collect(toSet());
  }
}
