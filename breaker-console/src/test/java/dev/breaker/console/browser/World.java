package dev.breaker.console.browser;

import com.sun.net.httpserver.HttpServer;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.console.Console;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.BreakerPolicy;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/**
 * A fleet and its console for the test of the page, in a process of its own: a real Redis,
 * processes that call services, and a page for each kind of user. Reads commands, one a line, and
 * answers each with {@code ok} and what the command is to tell.
 */
public final class World implements AutoCloseable {
  static final String TOKEN = "a-token-for-the-test";

  private static final int PROCESSES = 3;
  private static final List<String> NAMES =
      List.of(
          "github",
          "weather",
          "payments/eu",
          "payments/us",
          "search",
          "maps",
          "mail",
          "ledger",
          "images",
          "translate",
          "geocode",
          "fraud-check");

  private final TestRedis redis = TestRedis.started();
  private final List<CircuitBreakers> fleet = new ArrayList<>();
  private final List<String> services = new ArrayList<>();
  private final CircuitBreakers consoles;
  private final Console console;
  private final Console readOnly;
  private final HttpServer server;
  private final HttpServer readOnlyServer;

  private World(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      services.add(i < NAMES.size() ? NAMES.get(i) : "service-" + i);
    }
    for (int i = 0; i < PROCESSES; i++) {
      fleet.add(CircuitBreakers.builder().storage(storage()).build());
    }
    consoles = CircuitBreakers.builder().storage(storage()).build();
    console = Console.builder(consoles).token(TOKEN).build();
    readOnly = Console.builder(consoles).build();
    server = server(console);
    readOnlyServer = server(readOnly);
  }

  private RedisStorage storage() {
    return RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofMillis(500)).build();
  }

  private static HttpServer server(Console console) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/breakers/", console.handler());
    server.start();
    return server;
  }

  private static String page(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/breakers/";
  }

  private static BreakerPolicy policy(String service) {
    return BreakerPolicy.forService(service)
        .withTtl(Duration.ofSeconds(120))
        .withReEnableAfter(Duration.ofSeconds(service.equals("weather") ? 3 : 300))
        .withMinimumFailures(5);
  }

  private CircuitBreaker breaker(int process, String service) {
    return fleet.get(process % PROCESSES).breaker(policy(service));
  }

  private void call(String service, int times, boolean succeeds) {
    for (int i = 0; i < times; i++) {
      breaker(i, service)
          .tryAcquire()
          .ifPresent(
              permit -> {
                if (succeeds) {
                  permit.succeeded();
                } else {
                  permit.failed("HTTP 503");
                }
              });
    }
    fleet.forEach(CircuitBreakers::flush);
  }

  private void begin() {
    for (String service : services) {
      breaker(0, service).tryAcquire().orElseThrow().succeeded();
    }
    for (String service : services.subList(0, Math.min(NAMES.size(), services.size()))) {
      call(service, 40, true);
    }
    fleet.forEach(CircuitBreakers::flush);
  }

  /** Writes a text where operators and other programs can, past the checks of the library too. */
  private void poison(String text) {
    fleet.get(0).operate("mail").lockClosed(text, text, Duration.ofMinutes(5));
    try (Jedis jedis = redis.jedis()) {
      jedis.zadd("breaker:services", Double.MAX_VALUE, text);
      Map<String, String> event = new LinkedHashMap<>();
      event.put("at", Long.toString(System.currentTimeMillis()));
      event.put("kind", "lock-c");
      event.put("from", "c");
      event.put("to", "c");
      event.put("epoch", "1");
      event.put("failures", "0");
      event.put("total", "0");
      for (String field : List.of("reason", "process", "author")) {
        event.put(field, text);
      }
      event.put("lasts", "1000");
      jedis.xadd("breaker:{mail}:events", StreamEntryID.NEW_ENTRY, event);
    }
  }

  private String command(String line) throws Exception {
    String[] words = line.split(" ", 2);
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "fail" -> call(argument, 12, false);
      case "succeed" -> call(argument, 12, true);
      case "goes" -> {
        return Boolean.toString(breaker(1, argument).tryAcquire().isPresent());
      }
      case "poison" -> poison(argument);
      case "outage" -> redis.stop();
      case "recovery" -> redis.start();
      default -> throw new IllegalArgumentException("no command " + line);
    }
    return "";
  }

  @Override
  public void close() {
    console.close();
    readOnly.close();
    server.stop(0);
    readOnlyServer.stop(0);
    fleet.forEach(CircuitBreakers::close);
    consoles.close();
    redis.close();
  }

  /** The argument is how many services there are. */
  public static void main(String[] arguments) throws Exception {
    try (World world = new World(Integer.parseInt(arguments[0]))) {
      world.begin();
      System.out.println(
          "ok " + page(world.server) + " " + page(world.readOnlyServer) + " " + world.redis.uri());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("ok " + world.command(line));
      }
    }
  }
}
