package dev.breaker.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.breaker.CircuitBreakers;
import dev.breaker.console.view.CircuitRow;
import dev.breaker.console.view.DetailsReader;
import dev.breaker.console.view.FleetReading;
import dev.breaker.console.view.FleetWatch;
import dev.breaker.console.view.Samples;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageException;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** Answers all that the page asks for, below the path at which it stands. */
public final class ConsoleHandler implements HttpHandler, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.breaker.console");
  private static final String SERVICES = "api/services/";
  private static final String ACTIONS = "/actions";
  private static final int LONGEST_BODY = 16 * 1024;
  private static final Duration READ_EVERY = Duration.ofSeconds(1);
  private static final Duration FIRST_READING = Duration.ofSeconds(5);

  private final CircuitBreakers breakers;
  private final Gate gate;
  private final FleetWatch watch;
  private final DetailsReader details;
  private final EventStreams streams;
  private final Assets assets = new Assets();

  /**
   * A handler for a fleet.
   *
   * @param breakers whose storage has the circuits
   * @param credentials who may operate them
   * @param allowedHosts names in the Host header besides those of loopback
   * @param behindProxy whether a proxy of one's own passes requests on
   */
  public ConsoleHandler(
      CircuitBreakers breakers,
      Credentials credentials,
      Set<String> allowedHosts,
      boolean behindProxy) {
    this.breakers = breakers;
    gate = new Gate(new Hosts(allowedHosts), credentials, behindProxy, System::nanoTime);
    Samples samples = new Samples();
    watch = new FleetWatch(breakers.storage(), InstantSource.system(), READ_EVERY, samples);
    details = new DetailsReader(breakers.storage(), samples);
    streams = new EventStreams(watch, InstantSource.system());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      Gate.Entry entry = gate.enter(exchange);
      if (entry.refusal().isPresent()) {
        entry.refusal().get().send(exchange);
      } else if (isStream(exchange)) {
        streams.begin(exchange);
      } else {
        answer(exchange, entry.user()).send(exchange);
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The console could not answer a request", e);
      Reply.problem(500, "the console could not answer; its log says why").send(exchange);
    }
  }

  private static boolean isStream(HttpExchange exchange) {
    return path(exchange).equals("api/stream") && exchange.getRequestMethod().equals("GET");
  }

  /** The path below that of the handler, without a slash at its beginning. */
  private static String path(HttpExchange exchange) {
    String below =
        exchange
            .getRequestURI()
            .getRawPath()
            .substring(exchange.getHttpContext().getPath().length());
    return below.startsWith("/") ? below.substring(1) : below;
  }

  private static boolean isRead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD");
  }

  private Reply answer(HttpExchange exchange, String user) throws IOException {
    String path = path(exchange);
    if (path.startsWith(SERVICES) && path.endsWith(ACTIONS)) {
      String name = path.substring(SERVICES.length(), path.length() - ACTIONS.length());
      return exchange.getRequestMethod().equals("POST")
          ? act(exchange, decoded(name), user)
          : notAllowed(exchange, "POST");
    }
    if (!isRead(exchange)) {
      return notAllowed(exchange, "GET, HEAD");
    }
    if (path.startsWith(SERVICES)) {
      return read(decoded(path.substring(SERVICES.length())));
    }
    return path.equals("api/session")
        ? session(user)
        : assets.at(path).orElseGet(() -> Reply.problem(404, "there is no such page"));
  }

  private static String decoded(String name) {
    return URLDecoder.decode(name.replace("+", "%2B"), UTF_8);
  }

  private static Reply notAllowed(HttpExchange exchange, String allowed) {
    exchange.getResponseHeaders().set("Allow", allowed);
    return Reply.problem(405, "this page answers " + allowed + " only");
  }

  private Reply session(String user) {
    JsonObject session = new JsonObject();
    session.addProperty("canOperate", gate.canOperate());
    session.addProperty("user", user);
    session.addProperty("storage", storageName());
    return Reply.json(200, session);
  }

  /** Without the credentials of its URI. */
  private String storageName() {
    return breakers.storage().getClass().getSimpleName().startsWith("Redis") ? "Redis" : "Storage";
  }

  private Reply read(String service) {
    return answering(
        () -> {
          FleetReading reading = reading();
          if (reading.readAt() == null) {
            throw new StorageException(String.valueOf(reading.problem()), null);
          }
          BreakerPolicy policy = registered(reading, service).policy();
          CircuitRow row = requireNonNull(reading.rows().get(service));
          return Reply.json(200, details.read(row, policy));
        });
  }

  private Reply act(HttpExchange exchange, String service, String user) throws IOException {
    var objection = gate.objection(exchange);
    if (objection.isPresent()) {
      return objection.get();
    }
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      return Reply.problem(413, "an action has at most " + LONGEST_BODY + " bytes");
    }
    return answering(
        () -> {
          Action action = Action.parse(new String(body, UTF_8));
          action.perform(breakers, registered(reading(), service), user);
          return Reply.json(200, Map.of("done", true));
        });
  }

  private interface Question {
    Reply answer() throws InterruptedException;
  }

  private static Reply answering(Question question) {
    try {
      return question.answer();
    } catch (NoSuchElementException e) {
      return Reply.problem(404, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      return Reply.problem(400, String.valueOf(e.getMessage()));
    } catch (StorageException e) {
      return Reply.problem(503, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.problem(503, "the console is being stopped");
    }
  }

  /** The newest reading, or the next if nobody watched for a while. */
  private FleetReading reading() throws InterruptedException {
    watch.begin();
    try {
      return watch.recent(FIRST_READING);
    } finally {
      watch.end();
    }
  }

  private static RegisteredService registered(FleetReading reading, String service) {
    RegisteredService registered = reading.services().get(service);
    if (registered == null) {
      throw new NoSuchElementException("the storage has no service \"" + service + '"');
    }
    return registered;
  }

  /** Ends all streams. */
  @Override
  public void close() {
    watch.close();
    streams.close();
  }
}
