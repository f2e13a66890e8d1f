package dev.breaker.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.RedisStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;

/** What browsers are told while they watch, and what that costs Redis. */
@Tag("redis")
class EventStreamsTest {
  @RegisterExtension final RedisExtension redis = new RedisExtension();

  @AutoClose
  private final ConsoleFixture console =
      new ConsoleFixture(
          RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(2)).build(),
          builder -> builder);

  EventStreamsTest() throws Exception {}

  /** One browser. */
  private final class Browser implements AutoCloseable {
    private final InputStream body;
    private final BufferedReader lines;

    Browser() throws Exception {
      HttpResponse<InputStream> answer =
          HttpClient.newHttpClient()
              .send(
                  console.request("api/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/event-stream");
      body = answer.body();
      lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    JsonObject next() throws Exception {
      String line = lines.readLine();
      while (!line.startsWith("data: ")) {
        line = lines.readLine();
      }
      return JsonParser.parseString(line.substring("data: ".length())).getAsJsonObject();
    }

    /** The first message that has rows, or a problem. */
    JsonObject news() throws Exception {
      JsonObject message = next();
      while (message.getAsJsonArray("rows").isEmpty() && !message.has("problem")) {
        message = next();
      }
      return message;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  private static List<String> services(JsonObject message) {
    return message.getAsJsonArray("rows").asList().stream()
        .map(row -> row.getAsJsonObject().get("service").getAsString())
        .toList();
  }

  @Test
  void allCircuitsAreToldFirstThenThoseThatChange() throws Exception {
    console.protect("github");
    console.protect("weather");
    try (Browser browser = new Browser()) {
      JsonObject first = browser.next();
      assertThat(first.get("isWhole").getAsBoolean()).isTrue();
      assertThat(services(first)).containsExactly("github", "weather");

      console.breakers.operate("weather").trip("drill");

      JsonObject change = browser.news();
      assertThat(change.get("isWhole").getAsBoolean()).isFalse();
      assertThat(services(change)).containsExactly("weather");
      assertThat(change.getAsJsonArray("rows").get(0).getAsJsonObject().get("state").getAsString())
          .isEqualTo("open");
    }
  }

  @Test
  void aServiceThatIsListedNoMoreIsTold() throws Exception {
    console.protect("github");
    console.protect("weather");
    try (Browser browser = new Browser()) {
      browser.next();
      try (Jedis jedis = redis.jedis()) {
        jedis.del("breaker:{weather}");
      }
      JsonObject message = browser.next();
      while (message.getAsJsonArray("gone").isEmpty()) {
        message = browser.next();
      }

      assertThat(message.getAsJsonArray("gone").get(0).getAsString()).isEqualTo("weather");
    }
  }

  @Test
  void anOutageIsToldWithTheCircuitsOfBefore() throws Exception {
    console.protect("github");
    try (Browser browser = new Browser()) {
      JsonObject before = browser.next();
      redis.server().stop();

      JsonObject outage = browser.news();
      assertThat(outage.get("problem").getAsString()).startsWith("Redis: ");
      assertThat(outage.get("readAt").getAsLong())
          .isGreaterThanOrEqualTo(before.get("readAt").getAsLong());
      assertThat(outage.getAsJsonArray("gone")).isEmpty();

      redis.server().start();
      JsonObject after = browser.next();
      while (after.has("problem")) {
        after = browser.next();
      }
      assertThat(after.get("readAt").getAsLong()).isGreaterThan(outage.get("readAt").getAsLong());
    }
  }

  @Test
  void redisIsAskedOnceForAllBrowsers() throws Exception {
    console.protect("github");
    List<Browser> browsers = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        browsers.add(new Browser());
      }
      for (Browser browser : browsers) {
        browser.next();
      }
      long readings = readings();
      long began = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        for (Browser browser : browsers) {
          browser.next();
        }
      }
      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

      assertThat(readings() - readings).isBetween(2L, seconds + 4);
    } finally {
      for (Browser browser : browsers) {
        browser.close();
      }
    }
  }

  @Test
  void redisIsAskedNothingWhileNobodyWatches() throws Exception {
    console.protect("github");
    try (Browser browser = new Browser()) {
      browser.next();
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> reader().getState() == Thread.State.WAITING);
    long before = readings();
    try (Browser browser = new Browser()) {
      browser.next();
      assertThat(readings()).isGreaterThan(before);
    }
  }

  /** Between two readings, this thread waits for a time; while nobody watches, for none. */
  private static Thread reader() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("breaker-console"))
        .findFirst()
        .orElseThrow();
  }

  /** How often the list of services was read. */
  private long readings() {
    try (Jedis jedis = redis.jedis()) {
      Map<String, String> calls =
          jedis
              .info("commandstats")
              .lines()
              .filter(line -> line.startsWith("cmdstat_zrange"))
              .collect(Collectors.toMap(line -> line, line -> line));
      return calls.keySet().stream()
          .mapToLong(
              line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
          .sum();
    }
  }

  @Test
  void aConsoleThatIsClosedEndsItsStreams() throws Exception {
    console.protect("github");
    try (Browser browser = new Browser()) {
      browser.next();

      console.close();

      await().atMost(Duration.ofSeconds(30)).until(() -> ended(browser));
    }
  }

  private static boolean ended(Browser browser) {
    try {
      return browser.lines.readLine() == null;
    } catch (IOException e) {
      return true;
    }
  }
}
