package dev.breaker.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.TestRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Prometheus reads the meters of a process, and runs the dashboard's queries and the rules. */
@Tag("prometheus")
class PrometheusTest {
  private static final Eventually.Wait WAIT = Eventually.within(Duration.ofSeconds(60));

  @TempDir Path folder;

  @Test
  void noQueryOfTheDashboardIsEmpty() throws Exception {
    try (TestRedis redis = TestRedis.started();
        Metered metered = Metered.on(redis);
        PrometheusServer prometheus = PrometheusServer.reading(metered.port(), folder)) {
      for (String query : Dashboards.queries()) {
        String asked = query.replace("$__rate_interval", "10s").replace("$service", ".*");
        WAIT.untilAsserted(() -> assertThat(prometheus.query(asked)).as(asked).isNotEmpty());
      }
    }
  }

  @Test
  void prometheusEvaluatesEachRule() throws Exception {
    try (TestRedis redis = TestRedis.started();
        Metered metered = Metered.on(redis);
        PrometheusServer prometheus = PrometheusServer.reading(metered.port(), folder)) {
      WAIT.untilAsserted(
          () -> {
            List<JsonObject> rules = rules(prometheus);
            assertThat(rules).hasSize(6);
            assertThat(rules).allMatch(rule -> rule.get("health").getAsString().equals("ok"));
          });
      WAIT.untilAsserted(
          () ->
              assertThat(
                      prometheus.query("service:breaker_refused:ratio_rate5m{service='weather'}"))
                  .isNotEmpty());
    }
  }

  private static List<JsonObject> rules(PrometheusServer prometheus) throws Exception {
    List<JsonObject> rules = new ArrayList<>();
    for (JsonElement group : prometheus.ruleGroups()) {
      for (JsonElement rule : group.getAsJsonObject().getAsJsonArray("rules")) {
        rules.add(rule.getAsJsonObject());
      }
    }
    return rules;
  }

  @Test
  void eachAlertFiresWhenItShouldAndNotBefore() throws Exception {
    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", Dashboards.TESTS_OF_RULES.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(promtool.getInputStream().readAllBytes(), UTF_8);

    assertThat(promtool.waitFor()).as(printed).isZero();
  }

  /** A {@link MeteredProcess}, and where its meters are. */
  private record Metered(Process process, int port) implements AutoCloseable {
    static Metered on(TestRedis redis) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  MeteredProcess.class.getName(),
                  redis.uri())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader printed = process.inputReader();
      return new Metered(process, Integer.parseInt(printed.readLine()));
    }

    @Override
    public void close() throws IOException {
      process.getOutputStream().close();
      process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
  }
}
