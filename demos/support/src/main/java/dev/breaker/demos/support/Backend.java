package dev.breaker.demos.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A weather service on a free port of the loopback interface, as healthy as it is told to be. From
 * its start on it logs every request as it comes in.
 */
public final class Backend implements AutoCloseable {
  static {
    // Without, the JDK's server holds back the second half of each response for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Without, it keeps 200 connections only, and the clients make the others anew for each call.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "5000");
  }

  /**
   * A request that came in.
   *
   * @param at when
   * @param client who sent it, as its user agent says
   * @param reply what it gets
   */
  public record Request(Instant at, String client, Reply reply) {
    /** The earliest time at which its sender can know the answer. */
    public Instant answered() {
      return at.plus(reply.latency());
    }
  }

  /**
   * What a request gets.
   *
   * @param status of HTTP
   * @param latency how long it takes
   */
  public record Reply(int status, Duration latency) {}

  /** Says how the backend is. */
  public interface Health {
    /**
     * What a request gets now.
     *
     * @param sinceStart how long ago the backend was started, zero if it was not
     * @param client who sent it
     */
    Reply at(Duration sinceStart, String client);
  }

  private static final byte[] SUNNY = "{\"sky\":\"blue\"}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BROKEN = "{\"error\":\"no sky\"}".getBytes(StandardCharsets.UTF_8);

  private static final int BACKLOG = 1024;

  private final Health health;
  private final HttpServer server;
  private final ScheduledExecutorService answers =
      Executors.newSingleThreadScheduledExecutor(Threads.daemon("backend"));
  private final Queue<Request> log = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Instant start;

  private Backend(Health health, HttpServer server) {
    this.health = health;
    this.server = server;
  }

  public static Backend listening(Health health) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Backend backend = new Backend(health, HttpServer.create(anyPort, BACKLOG));
    backend.server.createContext("/", backend::take);
    backend.server.start();
    return backend;
  }

  public URI uri() {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
  }

  /** From now on the time counts, and the log. */
  public void start(Instant now) {
    start = now;
  }

  /** The requests since the start, in the order in which they came in. */
  public List<Request> log() {
    return List.copyOf(log);
  }

  private void take(HttpExchange exchange) {
    Instant now = Instant.now();
    Instant started = start;
    String agent = exchange.getRequestHeaders().getFirst("User-Agent");
    String client = agent == null ? "unknown" : agent;
    Reply reply =
        health.at(started == null ? Duration.ZERO : Duration.between(started, now), client);
    if (started != null) {
      log.add(new Request(now, client, reply));
    }
    var unused =
        answers.schedule(
            () -> answer(exchange, reply.status()),
            reply.latency().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static void answer(HttpExchange exchange, int status) {
    byte[] body = status == 200 ? SUNNY : BROKEN;
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      out.write(body);
    } catch (IOException e) {
      // The client has closed its connection, so no answer can reach it.
    }
  }

  @Override
  public void close() {
    server.stop(0);
    answers.shutdownNow();
  }
}
