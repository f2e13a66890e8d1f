package dev.breaker.examples.spring;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreakers;
import dev.breaker.examples.spring.Application.Backend;
import dev.breaker.storage.InMemoryStorage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import retrofit2.Response;

@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class ApplicationTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** The first two numbers of a Spring Boot, and those of the Jedis that it chooses. */
  private static final Map<String, String> JEDIS =
      Map.ofEntries(entry("3.5", "6.0"), entry("4.0", "7.0"), entry("4.1", "7.4"));

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger status = new AtomicInteger(200);
  private HttpServer server;
  private RedisServer redis;
  private int redisPort;

  @BeforeEach
  void startServers() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    redisPort = freePort();
    startRedis();
  }

  @AfterEach
  void stopServers() throws IOException {
    server.stop(0);
    redis.stop();
  }

  @Test
  void refusesWhileTheCircuitIsOpen(CapturedOutput output) throws IOException {
    status.set(503);
    try (ConfigurableApplicationContext context = started()) {
      assertThat(output).contains("1: HTTP 503, null");
      Backend backend = context.getBean(Backend.class);
      await().atMost(LIMIT).until(() -> isRefused(backend.status().execute()) && isShared(context));

      int before = requests.get();
      Response<Void> refused = backend.status().execute();

      assertThat(refused.code()).isEqualTo(500);
      assertThat(refused.headers().get("X-Circuit-Breaker")).isEqualTo("breaker tripped");
      assertThat(requests).hasValue(before);
    }
  }

  @Test
  void anotherProcessIsRefusedToo() {
    status.set(503);
    try (ConfigurableApplicationContext first = started()) {
      Backend backend = first.getBean(Backend.class);
      await().atMost(LIMIT).until(() -> isRefused(backend.status().execute()) && isShared(first));
    }

    // It sees no failure itself.
    status.set(200);
    try (ConfigurableApplicationContext second = started()) {
      Backend backend = second.getBean(Backend.class);
      await().atMost(LIMIT).until(() -> isRefused(backend.status().execute()));
    }
  }

  @Test
  void callsGoOnWhileRedisIsAway(CapturedOutput output) throws IOException {
    ConfigurableApplicationContext context = started();
    awaitWhileCallsGo(context, true);

    redis.stop();
    awaitWhileCallsGo(context, false);
    startRedis();
    awaitWhileCallsGo(context, true);

    assertCloses(context, output);
  }

  @Test
  void closesWhileRedisIsAway(CapturedOutput output) throws IOException {
    ConfigurableApplicationContext context = started();
    awaitWhileCallsGo(context, true);
    redis.stop();
    awaitWhileCallsGo(context, false);

    assertCloses(context, output);
  }

  @Test
  void needsNoRedis() {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(
            Application.class, "--backend.url=" + backendUrl(), "--server.port=0")) {
      assertThat(context.getBean(CircuitBreakers.class).storage())
          .isInstanceOf(InMemoryStorage.class);
    }
  }

  @Test
  void aWrongSettingFailsTheStartAndIsNamed(CapturedOutput output) {
    assertThatException()
        .isThrownBy(
            () ->
                SpringApplication.run(
                    Application.class, "--server.port=0", "--breaker.services.backend.ttl=0"));

    assertThat(output)
        .contains("breaker.services.backend.ttl: ttl must be 1 to 604,800 seconds (7 days)")
        .contains("Change breaker.services.backend.ttl, which is set in");
  }

  @Test
  void springBootChoosesJedis() throws IOException {
    String boot = SpringBootVersion.getVersion();
    assertThat(JEDIS).containsKey(line(boot));
    assertThat(line(jedisVersion())).isEqualTo(JEDIS.get(line(boot)));
  }

  private ConfigurableApplicationContext started() {
    return SpringApplication.run(
        Application.class,
        "--backend.url=" + backendUrl(),
        "--server.port=0",
        "--breaker.storage.uri=redis://127.0.0.1:" + redisPort);
  }

  private String backendUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private void startRedis() throws IOException {
    redis =
        RedisServer.newRedisServer().port(redisPort).bind("127.0.0.1").setting("save \"\"").build();
    redis.start();
  }

  /** Calls until Redis shares the circuit, or no longer does; every call succeeds meanwhile. */
  private static void awaitWhileCallsGo(ConfigurableApplicationContext context, boolean shared) {
    Backend backend = context.getBean(Backend.class);
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              assertThat(backend.status().execute().code()).isEqualTo(200);
              return isShared(context) == shared;
            });
  }

  private static void assertCloses(ConfigurableApplicationContext context, CapturedOutput output) {
    // Spring only logs what it throws.
    assertThatCode(context.getBean(CircuitBreakers.class)::close).doesNotThrowAnyException();
    context.close();
    assertThat(output).doesNotContain("threw an exception", "NoSuchMethodError");
  }

  private static boolean isShared(ConfigurableApplicationContext context) {
    return context.getBean(CircuitBreakers.class).all().stream()
        .noneMatch(breaker -> breaker.status().degraded());
  }

  private static boolean isRefused(Response<Void> response) {
    return response.headers().get("X-Circuit-Breaker") != null;
  }

  private static String jedisVersion() throws IOException {
    try (InputStream in =
        Jedis.class.getResourceAsStream("/META-INF/maven/redis.clients/jedis/pom.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    }
  }

  private static String line(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
