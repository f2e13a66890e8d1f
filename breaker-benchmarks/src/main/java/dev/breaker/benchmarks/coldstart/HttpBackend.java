package dev.breaker.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers all requests alike, on loopback. */
final class HttpBackend implements AutoCloseable {
  private static final byte[] BODY =
      ("{\"login\":\"" + Start.RESPONSE + "\",\"followers\":3}").getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;

  HttpBackend() throws IOException {
    // Else head and body go in two packets, and the second waits for the client.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", HttpBackend::answer);
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, BODY.length);
      exchange.getResponseBody().write(BODY);
    }
  }

  /** By address: what a look-up of the name takes is not what is measured. */
  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
