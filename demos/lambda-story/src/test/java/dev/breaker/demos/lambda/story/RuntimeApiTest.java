package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuntimeApiTest {
  private static final String ARN = "arn:aws:lambda:eu-central-1:123456789012:function:weather";
  private static final String EVENT = "{\"city\":\"berlin\"}";

  private final HttpClient runtime =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Semaphore idle = new Semaphore(0);
  private final CompletableFuture<String> initError = new CompletableFuture<>();
  private RuntimeApi api;

  @BeforeEach
  void listen() throws IOException {
    api =
        RuntimeApi.listening(
            ARN,
            new RuntimeApi.Owner() {
              @Override
              public void idle() {
                idle.release();
              }

              @Override
              public void initFailed(String error) {
                initError.complete(error);
              }
            });
  }

  @AfterEach
  void close() {
    api.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path));
  }

  private CompletableFuture<HttpResponse<String>> next() {
    return runtime.sendAsync(request("invocation/next").GET().build(), BodyHandlers.ofString());
  }

  private int post(String path, String body) throws Exception {
    HttpRequest post = request(path).POST(BodyPublishers.ofString(body)).build();
    return runtime.send(post, BodyHandlers.ofString()).statusCode();
  }

  private static <T> T get(CompletableFuture<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }

  /** One that the runtime has. */
  private Invocation underWay() throws Exception {
    Invocation invocation = new Invocation("sandbox-1", EVENT, Duration.ofSeconds(20));
    api.handOut(invocation);
    get(next());
    return invocation;
  }

  @Test
  void nextIsAnsweredOnceThereIsAnEvent() throws Exception {
    CompletableFuture<HttpResponse<String>> next = next();
    assertThat(idle.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    assertThat(next).isNotDone();

    api.handOut(new Invocation("sandbox-1", EVENT, Duration.ofSeconds(20)));

    assertThat(get(next).statusCode()).isEqualTo(200);
    assertThat(get(next).body()).isEqualTo(EVENT);
  }

  @Test
  void theHeadersTellOfTheInvocation() throws Exception {
    Instant before = Instant.now();
    Invocation invocation = new Invocation("sandbox-1", EVENT, Duration.ofSeconds(20));
    Instant after = Instant.now();
    api.handOut(invocation);

    var headers = get(next()).headers();

    assertThat(headers.firstValue("Lambda-Runtime-Aws-Request-Id")).contains(invocation.id());
    assertThat(headers.firstValue("Lambda-Runtime-Invoked-Function-Arn")).contains(ARN);
    assertThat(headers.firstValue("Lambda-Runtime-Trace-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};.*"));
    assertThat(headers.firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow())
        .isBetween(before.plusSeconds(20).toEpochMilli(), after.plusSeconds(20).toEpochMilli());
  }

  @Test
  void aResponseEndsTheInvocation() throws Exception {
    Invocation invocation = underWay();

    assertThat(post("invocation/" + invocation.id() + "/response", "{}")).isEqualTo(202);

    assertThat(get(invocation.answered()))
        .satisfies(
            answered -> {
              assertThat(answered.sandbox()).isEqualTo("sandbox-1");
              assertThat(answered.failed()).isFalse();
              assertThat(answered.body()).isEqualTo("{}");
            });
  }

  @Test
  void anErrorEndsTheInvocationToo() throws Exception {
    Invocation invocation = underWay();

    assertThat(post("invocation/" + invocation.id() + "/error", "{\"errorType\":\"X\"}"))
        .isEqualTo(202);

    assertThat(get(invocation.answered()).failed()).isTrue();
    assertThat(get(invocation.answered()).body()).isEqualTo("{\"errorType\":\"X\"}");
  }

  @Test
  void aResponseToAnotherInvocationIsABadRequest() throws Exception {
    Invocation invocation = underWay();

    assertThat(post("invocation/8476a536/response", "{}")).isEqualTo(400);
    assertThat(invocation.answered()).isNotDone();
  }

  @Test
  void aSecondResponseIsABadRequest() throws Exception {
    Invocation invocation = underWay();
    String response = "invocation/" + invocation.id() + "/response";

    assertThat(post(response, "1")).isEqualTo(202);
    assertThat(post(response, "2")).isEqualTo(400);
    assertThat(get(invocation.answered()).body()).isEqualTo("1");
  }

  @Test
  void anErrorOfTheInitialisationGoesToWhoeverRunsTheSandbox() throws Exception {
    assertThat(post("init/error", "{\"errorMessage\":\"no URL\"}")).isEqualTo(202);

    assertThat(get(initError)).isEqualTo("{\"errorMessage\":\"no URL\"}");
  }

  @Test
  void anythingElseIsNotFound() throws Exception {
    assertThat(post("invocation/next", "")).isEqualTo(404);
    assertThat(post("restore/next", "")).isEqualTo(404);
  }

  @Test
  void whoeverWaitsForAnEventGetsNoneWhenItIsClosed() throws Exception {
    CompletableFuture<HttpResponse<String>> next = next();
    assertThat(idle.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

    api.close();

    assertThatThrownBy(() -> get(next))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }
}
