package dev.breaker.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.BreakerStatus;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.retrofit.CallListener;
import dev.breaker.retrofit.ResponseRule;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("versions")
final class CircuitBreakerInterceptorTest {
  private static final BreakerPolicy POLICY =
      BreakerPolicy.forService("crawler").withMinimumFailures(2);

  private final FakeClock clock = new FakeClock();
  private final MockWebServer server = new MockWebServer();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private CircuitBreakers breakers = breakers(builder -> builder);
  private OkHttpClient client = client(CircuitBreakerInterceptor.of(breakers, POLICY));

  private CircuitBreakers breakers(UnaryOperator<CircuitBreakers.Builder> change) {
    return change.apply(CircuitBreakers.builder().storage(new InMemoryStorage(clock))).build();
  }

  private OkHttpClient client(Interceptor interceptor) {
    return new OkHttpClient.Builder()
        .retryOnConnectionFailure(false)
        .addInterceptor(interceptor)
        .build();
  }

  private void configure(UnaryOperator<CircuitBreakers.Builder> change) {
    breakers = breakers(change);
    client = client(CircuitBreakerInterceptor.of(breakers, POLICY));
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    server.shutdown();
    breakers.close();
  }

  private Call call() {
    return client.newCall(new Request.Builder().url(server.url("/")).build());
  }

  private String body() throws IOException {
    try (Response response = call().execute()) {
      return response.code() + " " + response.body().string();
    }
  }

  private BreakerStatus status() {
    return breakers.breaker(POLICY).status();
  }

  private void assertCounted(int successes, int failures) {
    assertThat(status().total() - status().failures()).as("successes").isEqualTo(successes);
    assertThat(status().failures()).as("failures").isEqualTo(failures);
  }

  private void answers(int code, String body) {
    server.enqueue(new MockResponse().setResponseCode(code).setBody(body));
  }

  @Test
  void failuresTripItAndRefusedCallsSendNothing() throws Exception {
    answers(200, "Hi");
    answers(503, "sorry");
    answers(503, "sorry");
    assertThat(body()).isEqualTo("200 Hi");
    assertThat(body()).isEqualTo("503 sorry");
    assertThat(body()).isEqualTo("503 sorry");

    try (Response refused = call().execute()) {
      assertThat(refused.code()).isEqualTo(500);
      assertThat(refused.header("X-Circuit-Breaker")).isEqualTo("breaker tripped");
      assertThat(refused.header("Retry-After")).isEqualTo("180");
      assertThat(refused.request().url()).isEqualTo(server.url("/"));
      assertThat(refused.body().string())
          .isEqualTo("{\"errors\":[{\"msg\":\"Circuit breaker crawler tripped\"}]}");
      assertThat(Refusal.isRefusal(refused)).isTrue();
    }
    assertThat(server.getRequestCount()).isEqualTo(3);
    assertThat(status().reason()).startsWith("2 of 3 calls failed");
  }

  @Test
  void refusalsAreThrownWhereTheBreakersAreSetSo() throws Exception {
    configure(builder -> builder.refusal(Refusal.THROW));
    breakers.breaker(POLICY).trip("by hand");

    assertThatThrownBy(call()::execute)
        .isInstanceOf(CircuitOpenException.class)
        .satisfies(thrown -> assertThat(Refusal.isRefusal(thrown)).isTrue());
    assertThatThrownBy(() -> enqueued(call()).get())
        .isInstanceOf(ExecutionException.class)
        .satisfies(thrown -> assertThat(Refusal.isRefusal(thrown)).isTrue());
  }

  private static CompletableFuture<Response> enqueued(Call call) {
    CompletableFuture<Response> future = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call same, IOException thrown) {
            future.completeExceptionally(thrown);
          }

          @Override
          public void onResponse(Call same, Response response) {
            future.complete(response);
          }
        });
    return future;
  }

  @Test
  void aBodyIsTheCallersToReadAndDecides() throws Exception {
    server.enqueue(new MockResponse().setBody(new Buffer().write(new byte[1 << 20])));
    server.enqueue(
        new MockResponse()
            .setBody(new Buffer().write(new byte[1 << 20]))
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));

    Response whole = call().execute();
    assertCounted(0, 0);
    assertThat(whole.body().bytes()).hasSize(1 << 20);
    assertCounted(1, 0);
    Response broken = call().execute();
    assertThatThrownBy(() -> broken.body().bytes()).isInstanceOf(IOException.class);
    assertCounted(1, 1);
  }

  @Test
  void aResponseWithoutABodyIsASuccessAtOnce() throws Exception {
    answers(204, "");

    try (Response response = call().execute()) {
      assertThat(response.code()).isEqualTo(204);
      assertCounted(1, 0);
    }
  }

  @Test
  void connectionsThatBreakAndTimeoutsAreFailures() throws Exception {
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST));
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    assertThatThrownBy(call()::execute).isInstanceOf(IOException.class);
    Call hanging = call();
    hanging.timeout().timeout(200, TimeUnit.MILLISECONDS);

    assertThatThrownBy(hanging::execute).isInstanceOf(InterruptedIOException.class);

    assertCounted(0, 2);
  }

  @Test
  void aCancelledCallCountsNothingAndEndsItsProbe() throws Exception {
    breakers.breaker(POLICY).trip("by hand");
    clock.advance(POLICY.reEnableAfter());
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    Call hanging = call();
    CompletableFuture<Response> response = enqueued(hanging);
    assertThat(server.takeRequest(30, TimeUnit.SECONDS)).isNotNull();

    hanging.cancel();

    assertThatThrownBy(response::get).hasCauseInstanceOf(IOException.class);
    assertThat(status().state()).isEqualTo(CircuitState.HALF_OPEN);
    assertThat(status().retryAfter()).isZero();
  }

  @Test
  void aCallThatHungForTooLongIsSlow() throws Exception {
    breakers = breakers(builder -> builder);
    client =
        client(CircuitBreakerInterceptor.of(breakers, POLICY.withSlowAfter(Duration.ofMillis(1))));
    server.enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    Call hanging = call();
    CompletableFuture<Response> response = enqueued(hanging);
    assertThat(server.takeRequest(30, TimeUnit.SECONDS)).isNotNull();
    long begun = System.nanoTime();
    Eventually.until(() -> System.nanoTime() - begun > 2_000_000);

    hanging.cancel();

    assertThatThrownBy(response::get).hasCauseInstanceOf(IOException.class);
    assertThat(breakers.breaker("crawler").orElseThrow().status().failures()).isEqualTo(1);
  }

  @Test
  void eachHostHasABreaker() throws Exception {
    client = client(CircuitBreakerInterceptor.byHost(breakers, POLICY, 10));
    answers(503, "");
    answers(503, "");
    body();
    body();

    assertThat(body()).startsWith("500 {\"errors\"");
    assertThat(
            breakers
                .breaker(
                    "crawler/"
                        + server.getHostName().replace(".", "_2e")
                        + "_3a"
                        + server.getPort())
                .orElseThrow()
                .status()
                .state())
        .isEqualTo(CircuitState.OPEN);
    assertCounted(0, 0);
  }

  private enum Region {
    EU,
    US
  }

  @Test
  void eachValueOfATagHasABreaker() throws Exception {
    client = client(CircuitBreakerInterceptor.byTag(breakers, POLICY, 10, Region.class));
    answers(200, "");
    answers(200, "");

    client
        .newCall(new Request.Builder().url(server.url("/")).tag(Region.class, Region.EU).build())
        .execute()
        .close();
    body();

    assertThat(breakers.breaker("crawler/EU").orElseThrow().status().total()).isEqualTo(1);
    assertCounted(1, 0);
  }

  @Test
  void rulesAndListenersSeeRequestAndHeadersButNotTheBody() throws Exception {
    configure(
        builder ->
            builder
                .failureRule(
                    new ResponseRule() {
                      @Override
                      public boolean isFailure(Response response) {
                        assertThatIllegalStateException()
                            .isThrownBy(() -> response.body().string());
                        return response.header("X-Degraded") != null;
                      }
                    })
                .listener(
                    new CallListener() {
                      @Override
                      public void onSuccess(
                          String service, Request request, Response response, Duration elapsed) {
                        told.add("success " + request.method() + " " + response.code());
                      }

                      @Override
                      public void onFailure(
                          String service,
                          Request request,
                          Response response,
                          Duration elapsed,
                          String reason) {
                        told.add("failure " + request.method() + " " + reason);
                      }

                      @Override
                      public void onRefused(
                          String service, Request request, CircuitOpenException refusal) {
                        told.add("refused " + request.method());
                      }
                    }));
    answers(200, "Hi");
    server.enqueue(new MockResponse().setBody("Hm").setHeader("X-Degraded", "yes"));

    assertThat(body()).isEqualTo("200 Hi");
    assertThat(body()).isEqualTo("200 Hm");
    breakers.breaker(POLICY).trip("by hand");
    body();

    assertThat(told).containsExactly("success GET 200", "failure GET HTTP 200", "refused GET");
  }

  @Test
  void asANetworkInterceptorItSaysWhereItBelongs() {
    client =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(CircuitBreakerInterceptor.of(breakers, POLICY))
            .build();
    answers(200, "");

    assertThatIllegalStateException()
        .isThrownBy(call()::execute)
        .withMessageContaining("add it with addInterceptor");
  }

  @Test
  void switchedOffItDoesNothing() throws Exception {
    configure(builder -> builder.enabled(false));
    for (int call = 0; call < 5; call++) {
      answers(503, "");
      assertThat(body()).isEqualTo("503 ");
    }
  }
}
