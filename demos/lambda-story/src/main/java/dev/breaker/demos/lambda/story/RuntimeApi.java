package dev.breaker.demos.lambda.story;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.breaker.demos.support.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lambda's Runtime API of 2018-06-01, as one sandbox sees it. */
final class RuntimeApi implements AutoCloseable {
  static {
    // Without, the JDK's server holds back the second half of each response for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Who runs the sandbox. */
  interface Owner {
    /** The runtime has asked for its next invocation: it does nothing until it gets one. */
    void idle();

    /** The function could not be initialised; the process will end. */
    void initFailed(String error);
  }

  private static final String NEXT = "/2018-06-01/runtime/invocation/next";
  private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
  private static final Pattern END =
      Pattern.compile("/2018-06-01/runtime/invocation/([^/]+)/(response|error)");

  private final String functionArn;
  private final Owner owner;
  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Threads.daemon("runtime-api"));
  private final BlockingQueue<Invocation> due = new LinkedBlockingQueue<>();
  private volatile @Nullable Invocation underWay;

  private RuntimeApi(String functionArn, Owner owner, HttpServer server) {
    this.functionArn = functionArn;
    this.owner = owner;
    this.server = server;
  }

  static RuntimeApi listening(String functionArn, Owner owner) throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    RuntimeApi api = new RuntimeApi(functionArn, owner, HttpServer.create(anyPort, 0));
    api.server.setExecutor(api.threads);
    api.server.createContext("/", api::take);
    api.server.start();
    return api;
  }

  /** As {@code AWS_LAMBDA_RUNTIME_API} says it. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Has the runtime get it when it asks next. */
  void handOut(Invocation invocation) {
    due.add(invocation);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher end = END.matcher(exchange.getRequestURI().getPath());
      if (request.equals("GET " + NEXT)) {
        next(exchange);
      } else if (request.equals("POST " + INIT_ERROR)) {
        owner.initFailed(body);
        reply(exchange, 202, "{\"status\":\"OK\"}");
      } else if (request.startsWith("POST ") && end.matches()) {
        end(exchange, end.group(1), end.group(2).equals("error"), body);
      } else {
        refuse(exchange, 404, "NotFound", "No such request: " + request);
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    owner.idle();
    Invocation invocation;
    try {
      invocation = due.take();
    } catch (InterruptedException e) {
      // Closed; the runtime gets no answer, as in a sandbox that is discarded.
      Thread.currentThread().interrupt();
      return;
    }
    underWay = invocation;
    Headers headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    headers.set(
        "Lambda-Runtime-Trace-Id",
        "Root=1-00000000-" + invocation.id().replace("-", "").substring(0, 24) + ";Sampled=0");
    reply(exchange, 200, invocation.event());
  }

  private void end(HttpExchange exchange, String id, boolean failed, String body)
      throws IOException {
    Invocation invocation = underWay;
    if (invocation == null || !invocation.id().equals(id)) {
      refuse(exchange, 400, "InvalidRequestID", "Not under way: " + id);
      return;
    }
    underWay = null;
    invocation.end(failed, body);
    reply(exchange, 202, "{\"status\":\"OK\"}");
  }

  private static void refuse(HttpExchange exchange, int status, String type, String message)
      throws IOException {
    reply(
        exchange, status, "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}");
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
