package dev.breaker.tests.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The backend of the shared services. It writes down each request; a service can be down. */
final class ChaosBackend implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int BACKLOG = 200;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "backend");
            thread.setDaemon(true);
            return thread;
          });
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final Outages outages;

  ChaosBackend(Outages outages) {
    this.outages = outages;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange.getRequestURI().getPath());
      requests.add(request);
      exchange.sendResponseHeaders(outages.isDown(request.service()) ? 503 : 204, -1);
    }
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
