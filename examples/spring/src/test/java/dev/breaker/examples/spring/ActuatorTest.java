package dev.breaker.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.breaker.CircuitBreakers;
import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import redis.embedded.RedisServer;

/** The actuator of an application whose backend is down and whose Redis is well. */
@Tag("slow")
class ActuatorTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static RedisServer redis;
  private static ConfigurableApplicationContext context;
  private static CircuitBreakers breakers;

  @BeforeAll
  static void start() throws IOException {
    int port = freePort();
    redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
    context =
        SpringApplication.run(
            Application.class,
            "--server.port=0",
            "--breaker.storage.uri=redis://127.0.0.1:" + port,
            "--breaker.storage.timeout=10s");
    breakers = context.getBean(CircuitBreakers.class);
    BreakerPolicy orders = BreakerPolicy.forService("shop/orders.v2:eu");
    breakers.breaker(orders).tryAcquire().orElseThrow().succeeded();
    breakers.flush();
    await().atMost(LIMIT).until(() -> breakers.storage().services().size() == 2);
  }

  @AfterAll
  static void stop() throws IOException {
    context.close();
    redis.stop();
  }

  @Test
  void listsTheCircuitsOfTheFleet() throws Exception {
    String list = body(get("circuitbreakers"));

    assertThat(JsonPath.<Boolean>read(list, "$.degraded")).isFalse();
    assertThat(JsonPath.<List<String>>read(list, "$.circuits[*].service"))
        .containsExactly("backend", "shop/orders.v2:eu");
    assertThat(JsonPath.<String>read(list, "$.circuits[0].state")).isEqualTo("open");
    assertThat(JsonPath.<Integer>read(list, "$.circuits[0].failures")).isEqualTo(3);
    assertThat(JsonPath.<Integer>read(list, "$.circuits[0].retryAfterSeconds")).isPositive();
  }

  @Test
  void showsOneWithItsHistory() throws Exception {
    String backend = body(get("circuitbreakers/backend"));

    assertThat(JsonPath.<String>read(backend, "$.policy")).contains("minimumFailures 3");
    assertThat(JsonPath.<String>read(backend, "$.history[0].kind")).isEqualTo("tripped");
  }

  @Test
  void locksOneThatHasASlashInItsName() throws Exception {
    String path = "circuitbreakers/shop/orders.v2:eu";
    String lock =
        "{\"action\": \"lock-open\", \"reason\": \"maintenance\", \"author\": \"kim\", \"seconds\": 60}";

    String locked = body(post(path, lock));
    assertThat(JsonPath.<String>read(locked, "$.circuit.lock"))
        .startsWith("locked open by kim until ")
        .endsWith(": maintenance");
    assertThat(JsonPath.<List<String>>read(body(get("health")), openCircuits()))
        .contains("backend");

    String unlocked = body(post(path, "{\"action\": \"unlock\", \"author\": \"kim\"}"));
    assertThat(unlocked).doesNotContain("\"lock\":\"");
    assertThat(JsonPath.<List<String>>read(body(get(path)), "$.history[*].kind"))
        .containsExactly("unlocked", "locked-open");
  }

  @Test
  void answersWhatIsWrong() throws Exception {
    assertThat(get("circuitbreakers/nobody").statusCode()).isEqualTo(404);
    assertThat(post("circuitbreakers/nobody", "{\"action\": \"reset\"}").statusCode())
        .isEqualTo(404);
    assertThat(post("circuitbreakers/backend", "{}").statusCode()).isEqualTo(400);
    HttpResponse<String> explode = post("circuitbreakers/backend", "{\"action\": \"explode\"}");
    assertThat(explode.statusCode()).isEqualTo(400);
    assertThat(explode.body()).contains("action must be one of trip, reset");
  }

  @Test
  void isUpWhileACircuitIsOpen() throws Exception {
    String health = body(get("health"));

    assertThat(JsonPath.<String>read(health, "$.status")).isEqualTo("UP");
    assertThat(JsonPath.<String>read(health, "$.components.circuitBreakers.status"))
        .isEqualTo("UP");
    assertThat(JsonPath.<List<String>>read(health, openCircuits())).contains("backend");
  }

  @Test
  void hasMeters() throws Exception {
    String failures = body(get("metrics/breaker.failures.percent?tag=service:backend"));

    assertThat(JsonPath.<Double>read(failures, "$.measurements[0].value")).isEqualTo(100);
  }

  private static String openCircuits() {
    return "$.components.circuitBreakers.details.open";
  }

  private static String body(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(request(path).build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String json) throws Exception {
    return HTTP.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    String port = context.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
