package dev.breaker.micrometer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Permit;
import dev.breaker.fleet.CallSettings;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A process whose meters Prometheus reads: calls that end in every way, and a circuit that trips
 * and resets again and again. It prints its port, and ends with its input.
 */
final class MeteredProcess {
  private static final BreakerPolicy GITHUB =
      BreakerPolicy.forService("github").withMinimumFailures(1_000_000);
  private static final BreakerPolicy WEATHER =
      BreakerPolicy.forService("weather")
          .withMinimumFailures(2)
          .withReEnableAfter(Duration.ofSeconds(1));
  private static final BreakerPolicy OBSERVED =
      BreakerPolicy.forService("observed").withObserveOnly(true);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final CircuitBreakers breakers;
  private final CircuitBreaker github;
  private final CircuitBreaker weather;
  private final CircuitBreaker observed;

  private MeteredProcess(String redis) {
    RedisStorage storage = RedisStorage.builder().uri(redis).timeout(Duration.ofSeconds(5)).build();
    breakers = CircuitBreakers.builder().storage(storage).build();
    new BreakerMetrics(breakers).bindTo(registry);
    github = breakers.breaker(GITHUB);
    weather = breakers.breaker(WEATHER);
    observed = breakers.breaker(OBSERVED);
  }

  public static void main(String[] arguments) throws IOException {
    MeteredProcess process = new MeteredProcess(arguments[0]);
    process.observed.trip("broken");
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    var unused = clock.scheduleAtFixedRate(process::call, 0, 20, TimeUnit.MILLISECONDS);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = process.registry.scrape().getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println(server.getAddress().getPort());
    int end = System.in.read();
    server.stop(0);
    clock.shutdownNow();
    process.breakers.close();
    System.exit(end < 0 ? 0 : 1);
  }

  private void call() {
    github.tryAcquire().ifPresent(Permit::succeeded);
    github.tryAcquire().ifPresent(permit -> permit.failed("HTTP 503"));
    github.tryAcquire().ifPresent(permit -> permit.failed("slow"));
    github.tryAcquire().ifPresent(permit -> permit.ignored("HTTP 404"));
    observed.tryAcquire().ifPresent(Permit::succeeded);
    if (weather.admit() instanceof Permit permit) {
      end(permit);
    } else {
      CallSettings.of(breakers).fellBack(CircuitOpenException.of("weather", Duration.ZERO, "down"));
    }
  }

  /** The probe succeeds, and all else fails. */
  private void end(Permit permit) {
    switch (weather.status().state()) {
      case HALF_OPEN -> permit.succeeded();
      default -> permit.failed("HTTP 503");
    }
  }
}
