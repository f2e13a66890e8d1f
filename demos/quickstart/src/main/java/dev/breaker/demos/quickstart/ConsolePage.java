package dev.breaker.demos.quickstart;

import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreakers;
import dev.breaker.console.Console;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The console of the fleet, for a browser on this machine. */
final class ConsolePage implements AutoCloseable {
  private static final int TOKEN_BYTES = 8;

  private final CircuitBreakers breakers;
  private final Console console;
  private final HttpServer server;
  private final String token;

  private ConsolePage(CircuitBreakers breakers, HttpServer server, String token) {
    this.breakers = breakers;
    this.server = server;
    this.token = token;
    console = Console.builder(breakers).token(token).build();
  }

  /** Serves the console of the circuits in a Redis, and lets in whoever knows a new token. */
  static ConsolePage of(String redis, int port) throws IOException {
    HttpServer server = LoopbackServer.on(port, "--console");
    byte[] secret = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(secret);
    CircuitBreakers breakers = CircuitBreakers.builder().storage(Client.storage(redis)).build();
    ConsolePage page = new ConsolePage(breakers, server, HexFormat.of().formatHex(secret));
    server.createContext("/", page.console.handler());
    server.start();
    return page;
  }

  /** Where it is, for the user. */
  @Override
  public String toString() {
    return "http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/ (any user name, password "
        + token
        + ")";
  }

  @Override
  public void close() {
    console.close();
    server.stop(0);
    breakers.close();
  }
}
