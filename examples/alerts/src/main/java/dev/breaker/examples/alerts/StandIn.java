package dev.breaker.examples.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;

/** Answers as SNS and DynamoDB do, and prints what it gets. */
final class StandIn implements AutoCloseable {
  private final HttpServer server;

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", StandIn::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean table = exchange.getRequestHeaders().containsKey("X-Amz-Target");
    System.out.println(
        table ? "DynamoDB keeps " + body : "SNS tells: " + parameter(body, "Message"));
    String answer =
        table
            ? "{}"
            : "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult>"
                + "</PublishResponse>";
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** A field of a form. */
  static String parameter(String form, String name) {
    return Arrays.stream(form.split("&"))
        .filter(field -> field.startsWith(name + "="))
        .map(field -> URLDecoder.decode(field.substring(name.length() + 1), UTF_8))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
