package dev.breaker.demos.quickstart;

import static java.util.Objects.requireNonNull;

import dev.breaker.CircuitBreakers;
import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Event;
import dev.breaker.demos.support.Load;
import dev.breaker.demos.support.Threads;
import dev.breaker.demos.support.Witness;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;
import retrofit2.Retrofit;

/**
 * An application that asks for the weather a fixed number of times a second, each time twice:
 * through the breaker, and without it from a backend that is just like the first.
 */
final class Client implements Load {
  static final int CALLS_PER_SECOND = 20;

  private final ClientSettings settings;
  private final Consumer<Event> events;
  private final OkHttpClient http;
  private final CircuitBreakers breakers;
  private final Weather guarded;
  private final Weather plain;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Threads.daemon("clock"));
  private final ExecutorService callers = Executors.newCachedThreadPool(Threads.daemon("caller"));

  private @Nullable MetricsPage metrics;

  Client(ClientSettings settings, Consumer<Event> events) {
    this.settings = settings;
    this.events = events;
    http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("User-Agent", settings.name()).build()))
            .build();
    breakers =
        CircuitBreakers.builder()
            .storage(storage(settings.redis()))
            .listener(new Witness(settings.name(), events))
            .build();
    guarded = CircuitBrokenWeather.create(retrofit(settings.guarded().toString()), breakers);
    plain = retrofit(settings.plain().toString()).create(Weather.class);
  }

  /** One call to each backend and one look at the circuit, which only the meters hold. */
  @Override
  public void warmUp() throws IOException {
    if (settings.metricsPort() != 0) {
      metrics = MetricsPage.of(breakers, settings.metricsPort());
    }
    plain.in("berlin").execute();
    guarded.in("berlin").execute();
    breakers.flush();
  }

  /** Blocks until the last answer is there. */
  @Override
  public void run() throws InterruptedException {
    int calls = settings.seconds() * CALLS_PER_SECOND;
    long period = TimeUnit.SECONDS.toMicros(1) / CALLS_PER_SECOND;
    CountDownLatch answers = new CountDownLatch(2 * calls);
    CountDownLatch ticks = new CountDownLatch(calls);
    Runnable tick =
        () -> {
          if (ticks.getCount() > 0) {
            ticks.countDown();
            callers.execute(() -> call(guarded, true, answers));
            callers.execute(() -> call(plain, false, answers));
          }
        };
    var ticking = clock.scheduleAtFixedRate(tick, period / 2, period, TimeUnit.MICROSECONDS);
    ticks.await();
    ticking.cancel(false);
    answers.await();
  }

  private void call(Weather weather, boolean isGuarded, CountDownLatch answers) {
    long start = System.nanoTime();
    Answer answer;
    try {
      answer = answer(weather.in("berlin").execute());
    } catch (IOException | RuntimeException e) {
      answer = Answer.THREW;
    }
    Duration waited = Duration.ofNanos(System.nanoTime() - start);
    events.accept(new Answered(settings.name(), Instant.now(), isGuarded, answer, waited));
    answers.countDown();
  }

  private static Answer answer(Response<ResponseBody> response) {
    if (response.isSuccessful()) {
      requireNonNull(response.body()).close();
      return Answer.OK;
    }
    boolean refused = response.headers().get("X-Circuit-Breaker") != null;
    return refused ? Answer.REFUSED : Answer.FAILED;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    callers.shutdownNow();
    if (metrics != null) {
      metrics.close();
    }
    breakers.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  static Storage storage(@Nullable String redis) {
    if (redis == null) {
      return new InMemoryStorage();
    }
    // Not the default of 100 ms: many processes that share a laptop's cores can be held up longer.
    return RedisStorage.builder()
        .uri(redis)
        .keyPrefix("quickstart")
        .timeout(Duration.ofSeconds(2))
        .build();
  }

  private Retrofit retrofit(String baseUrl) {
    return new Retrofit.Builder().baseUrl(baseUrl).client(http).build();
  }
}
