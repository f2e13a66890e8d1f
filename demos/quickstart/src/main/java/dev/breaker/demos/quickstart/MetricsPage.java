package dev.breaker.demos.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreakers;
import dev.breaker.micrometer.BreakerMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;

/** The meters of one client, for a Prometheus on this machine. */
final class MetricsPage implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpServer server;

  private MetricsPage(HttpServer server) {
    this.server = server;
  }

  /** Serves {@code /metrics} on a port of loopback. */
  static MetricsPage of(CircuitBreakers breakers, int port) throws IOException {
    MetricsPage page = new MetricsPage(LoopbackServer.on(port, "--prometheus"));
    new BreakerMetrics(breakers).bindTo(page.registry);
    page.server.createContext("/metrics", page::answer);
    page.server.start();
    return page;
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = registry.scrape().getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    registry.close();
  }
}
