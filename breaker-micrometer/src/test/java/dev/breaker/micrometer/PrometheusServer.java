package dev.breaker.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Prometheus of Debian's package, which reads the meters of one process each second. */
final class PrometheusServer implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final URI api;

  private PrometheusServer(Process process, URI api) {
    this.process = process;
    this.api = api;
  }

  /** Starts it, and waits until it answers. */
  static PrometheusServer reading(int target, Path folder) throws IOException {
    int port = FreePorts.next();
    Path settings = folder.resolve("prometheus.yml");
    Files.writeString(
        settings,
        """
        global:
          scrape_interval: 1s
          evaluation_interval: 1s
        rule_files:
          - %s
        scrape_configs:
          - job_name: breaker
            static_configs:
              - targets: ['127.0.0.1:%d']
        """
            .formatted(Dashboards.RULES.toAbsolutePath(), target));
    Process process =
        new ProcessBuilder(
                List.of(
                    "prometheus",
                    "--config.file=" + settings,
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    PrometheusServer server =
        new PrometheusServer(process, URI.create("http://127.0.0.1:" + port + "/api/v1/"));
    Eventually.within(LIMIT).until("Prometheus is ready", server::isReady);
    return server;
  }

  private boolean isReady() throws InterruptedException {
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      // It does not listen yet.
      return false;
    }
  }

  /** What a query gives now. */
  JsonArray query(String query) throws IOException, InterruptedException {
    return get("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .getAsJsonArray("result");
  }

  /** The groups of rules, with what came of them. */
  JsonArray ruleGroups() throws IOException, InterruptedException {
    return get("rules").getAsJsonArray("groups");
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = send(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonObject("data");
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(api.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
