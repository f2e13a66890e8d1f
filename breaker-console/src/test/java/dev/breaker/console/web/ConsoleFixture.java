package dev.breaker.console.web;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreakers;
import dev.breaker.console.Console;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** A console over real HTTP, and those who ask it. */
final class ConsoleFixture implements AutoCloseable {
  static final String TOKEN = "a-token-for-the-test";

  final CircuitBreakers breakers;
  private final Console console;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  ConsoleFixture(Storage storage, UnaryOperator<Console.Builder> configured) throws IOException {
    breakers = CircuitBreakers.builder().storage(storage).build();
    console = configured.apply(Console.builder(breakers)).build();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ops/", console.handler());
    server.start();
  }

  static ConsoleFixture readOnly() throws IOException {
    return new ConsoleFixture(new InMemoryStorage(), builder -> builder);
  }

  static ConsoleFixture withToken() throws IOException {
    return new ConsoleFixture(new InMemoryStorage(), builder -> builder.token(TOKEN));
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + "/ops/" + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  static String basic(String user, String secret) {
    byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** As the page sends an action. */
  HttpRequest.Builder action(String service, String json) {
    return request("api/services/" + service + "/actions")
        .header("Authorization", basic("ann", TOKEN))
        .header("X-Breaker-Console", "page")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(request).statusCode();
  }

  JsonElement json(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JsonParser.parseString(send(request).body());
  }

  static String problem(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject().get("problem").getAsString();
  }

  /** What a browser does not let a page send, such as another Host. Returns the first line. */
  String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      String text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }

  /** Makes a service known, as a process of the fleet does. */
  void protect(String service) {
    breakers.breaker(BreakerPolicy.forService(service)).tryAcquire().orElseThrow().succeeded();
    breakers.flush();
  }

  @Override
  public void close() {
    console.close();
    server.stop(0);
    breakers.close();
  }
}
