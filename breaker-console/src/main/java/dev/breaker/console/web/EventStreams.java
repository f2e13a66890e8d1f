package dev.breaker.console.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.breaker.console.view.FleetReading;
import dev.breaker.console.view.FleetWatch;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The streams of server-sent events that are open, each written by a thread of its own, so that a
 * browser that does not read holds up no other. A browser that does not read for half a minute
 * loses its stream.
 */
final class EventStreams implements AutoCloseable {
  /** How many browsers may watch at once. */
  static final int MOST = 200;

  /** A comment now and then keeps proxies from ending the stream, and finds browsers that left. */
  private static final Duration BEAT = Duration.ofSeconds(10);

  private static final long STUCK_NANOS = Duration.ofSeconds(30).toNanos();

  private final FleetWatch watch;
  private final InstantSource clock;
  private final Set<Stream> open = ConcurrentHashMap.newKeySet();

  EventStreams(FleetWatch watch, InstantSource clock) {
    this.watch = watch;
    this.clock = clock;
  }

  /** Begins a stream, which goes on after this returns. */
  void begin(HttpExchange exchange) throws IOException {
    open.forEach(Stream::closeIfStuck);
    Stream stream = new Stream(exchange);
    open.add(stream);
    if (open.size() > MOST || watch.isClosed()) {
      open.remove(stream);
      Reply.problem(503, "too many browsers watch already; at most " + MOST + " can")
          .send(exchange);
      return;
    }
    Reply.prepare(exchange.getResponseHeaders(), "text/event-stream; charset=utf-8");
    Thread thread = new Thread(null, stream, "breaker-console-stream", 0, false);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    open.forEach(stream -> stream.exchange.close());
  }

  private final class Stream implements Runnable {
    private final HttpExchange exchange;
    private volatile long writingSince;

    Stream(HttpExchange exchange) {
      this.exchange = exchange;
    }

    @Override
    public void run() {
      watch.begin();
      try {
        exchange.sendResponseHeaders(200, 0);
        write(exchange.getResponseBody());
      } catch (IOException e) {
        // The browser has left, which is how each stream ends.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        exchange.close();
        watch.end();
        open.remove(this);
      }
    }

    private void write(OutputStream out) throws IOException, InterruptedException {
      FleetReading told = null;
      while (!watch.isClosed()) {
        FleetReading reading = watch.next(told == null ? 0 : told.number(), BEAT);
        write(out, isNewer(reading, told) ? event(told, reading) : ":\n\n");
        told = reading.number() == 0 ? told : reading;
      }
    }

    private static boolean isNewer(FleetReading reading, @Nullable FleetReading told) {
      return reading.number() > (told == null ? 0 : told.number());
    }

    private String event(@Nullable FleetReading told, FleetReading reading) {
      String json = Reply.JSON.toJson(FleetMessage.between(told, reading, clock.instant()));
      return "event: fleet\ndata: " + json + "\n\n";
    }

    private void write(OutputStream out, String text) throws IOException {
      writingSince = System.nanoTime() | 1;
      out.write(text.getBytes(UTF_8));
      out.flush();
      writingSince = 0;
    }

    void closeIfStuck() {
      long since = writingSince;
      if (since != 0 && System.nanoTime() - since > STUCK_NANOS) {
        exchange.close();
      }
    }
  }
}
