package dev.breaker.retrofit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.BreakerStatus;
import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import retrofit2.Retrofit;
import retrofit2.converter.scalars.ScalarsConverterFactory;

/** A backend on a real socket, a Retrofit for it, and breakers whose time the test moves. */
final class BackendExtension implements BeforeEachCallback, AfterEachCallback {
  static final BreakerPolicy POLICY = BreakerPolicy.forService("backend");

  /** More than any loaded machine needs; only a test that fails waits so long. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  static final long PATIENCE_SECONDS = PATIENCE.toSeconds();

  private final RuntimeException unreadable = new IllegalStateException("unreadable");
  private final MockWebServer server = new MockWebServer();
  private final Answers answers = new Answers();
  private final FakeClock clock = new FakeClock();
  private final ExecutorService background = Executors.newCachedThreadPool();
  private final OkHttpClient client =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).readTimeout(PATIENCE).build();
  private CircuitBreakers breakers = breakers(builder -> builder);
  private BreakerPolicy policy = POLICY;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    server.setDispatcher(answers);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    background.shutdownNow();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    server.shutdown();
    breakers.close();
  }

  private CircuitBreakers breakers(UnaryOperator<CircuitBreakers.Builder> change) {
    return change.apply(CircuitBreakers.builder().storage(new InMemoryStorage(clock))).build();
  }

  void configure(UnaryOperator<CircuitBreakers.Builder> change) {
    breakers = breakers(change);
  }

  /** For clients that are made from now on. */
  void policy(UnaryOperator<BreakerPolicy> change) {
    policy = change.apply(policy);
  }

  CircuitBreakers breakers() {
    return breakers;
  }

  OkHttpClient client() {
    return client;
  }

  /** What converting an {@link Unreadable} throws, unless a test says otherwise. */
  RuntimeException unreadable() {
    return unreadable;
  }

  MockWebServer server() {
    return server;
  }

  Retrofit.Builder retrofit() {
    return retrofitWhere(unreadable);
  }

  /** Where converting an {@link Unreadable} throws this. */
  Retrofit.Builder retrofitWhere(Throwable thrown) {
    return new Retrofit.Builder()
        .baseUrl(server.url("/"))
        .client(client)
        .addConverterFactory(Unreadable.throwing(thrown))
        .addConverterFactory(ScalarsConverterFactory.create());
  }

  <T> T create(Class<T> service) {
    return create(service, retrofit());
  }

  <T> T create(Class<T> service, Retrofit.Builder retrofit) {
    return HandWrittenFactory.create(service, retrofit.build(), breakers, policy);
  }

  /** With a client that is a changed copy of the usual one. */
  <T> T create(Class<T> service, UnaryOperator<OkHttpClient.Builder> change) {
    return create(service, retrofit().client(change.apply(client.newBuilder()).build()));
  }

  /** For a backend that {@link #hangs}. */
  <T> T createImpatient(Class<T> service) {
    return create(service, retrofit().client(impatientClient()));
  }

  OkHttpClient impatientClient() {
    return client.newBuilder().readTimeout(Duration.ofMillis(50)).build();
  }

  void answers(int status) {
    answers(status, "");
  }

  void answers(int status, String body) {
    answers(new MockResponse().setResponseCode(status).setBody(body));
  }

  void answers(MockResponse answer) {
    answers.add(answer);
  }

  void disconnects() {
    answers(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
  }

  void hangs() {
    answers(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
  }

  /** Waits until a request has come and has taken its answer, which no later one can take then. */
  void awaitRequest() throws InterruptedException {
    answers.awaitTaken();
  }

  /** Waits until more than this time has gone by on the JVM's clock. */
  static void outlast(Duration time) {
    long start = System.nanoTime();
    Eventually.until(() -> System.nanoTime() - start > time.toNanos());
  }

  int requests() {
    return server.getRequestCount();
  }

  CircuitBreaker breaker() {
    return breakers.breaker(policy);
  }

  void trip() {
    breaker().trip("by hand");
  }

  /** Trips, and lets the open time pass, so that the next call is the probe. */
  void awaitProbe() {
    trip();
    clock.advance(policy.reEnableAfter());
  }

  void advance(Duration duration) {
    clock.advance(duration);
  }

  CircuitState state() {
    return breaker().status().state();
  }

  void assertCounted(int successes, int failures) {
    BreakerStatus status = breaker().status();
    assertThat(status.total() - status.failures()).as("successes").isEqualTo(successes);
    assertThat(status.failures()).as("failures").isEqualTo(failures);
  }

  void assertCountedNothing() {
    assertCounted(0, 0);
  }

  /** Threads for a dispatcher, like its own, but for what becomes of what nobody catches. */
  ExecutorService threads(Thread.UncaughtExceptionHandler uncaught) {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          thread.setUncaughtExceptionHandler(uncaught);
          return thread;
        });
  }

  /** Runs what blocks. */
  <T> Future<T> inBackground(Callable<T> blocking) {
    return background.submit(blocking);
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.get(PATIENCE_SECONDS, SECONDS);
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
