package dev.breaker.examples.quickstart;

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
 * A weather service on a free port of the loopback interface. Healthy until it is started, then it
 * fails as the schedule says, and logs every request as it comes in.
 */
final class Backend implements AutoCloseable {
  static {
    // Without, the JDK's server holds back the second half of each response for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /**
   * A request that came in.
   *
   * @param at when
   * @param client who sent it, as its user agent says
   */
  record Request(Instant at, String client) {}

  private static final byte[] SUNNY = "{\"sky\":\"blue\"}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] BROKEN = "{\"error\":\"no sky\"}".getBytes(StandardCharsets.UTF_8);

  private final Schedule schedule;
  private final HttpServer server;
  private final ScheduledExecutorService answers =
      Executors.newSingleThreadScheduledExecutor(Threads.daemon("backend"));
  private final Queue<Request> log = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Instant start;

  private Backend(Schedule schedule, HttpServer server) {
    this.schedule = schedule;
    this.server = server;
  }

  static Backend listening(Schedule schedule) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Backend backend = new Backend(schedule, HttpServer.create(anyPort, 0));
    backend.server.createContext("/", backend::take);
    backend.server.start();
    return backend;
  }

  URI uri() {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/");
  }

  /** From now on the schedule counts, and the log. */
  void start(Instant now) {
    start = now;
  }

  /** The requests since the start, in the order in which they came in. */
  List<Request> log() {
    return List.copyOf(log);
  }

  private void take(HttpExchange exchange) {
    Instant now = Instant.now();
    Instant started = start;
    boolean failing = false;
    if (started != null) {
      String client = exchange.getRequestHeaders().getFirst("User-Agent");
      log.add(new Request(now, client == null ? "unknown" : client));
      failing = schedule.failsAt(Duration.between(started, now));
    }
    int status = failing ? 503 : 200;
    Duration latency = failing ? Schedule.FAILING_LATENCY : Schedule.HEALTHY_LATENCY;
    var unused =
        answers.schedule(() -> answer(exchange, status), latency.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void answer(HttpExchange exchange, int status) {
    byte[] body = status == 200 ? SUNNY : BROKEN;
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      out.write(body);
    } catch (IOException e) {
      // Whoever asked is gone; there is nobody to tell.
    }
  }

  @Override
  public void close() {
    server.stop(0);
    answers.shutdownNow();
  }
}
