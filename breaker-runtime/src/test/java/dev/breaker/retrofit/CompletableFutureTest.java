package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.fixtures.Eventually;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.ResponseBody;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.HttpException;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.Streaming;

@Tag("versions")
final class CompletableFutureTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    CompletableFuture<String> body();

    @GET("/")
    CompletableFuture<Response<String>> response();

    @GET("/")
    CompletableFuture<Unreadable> unreadable();

    @HEAD("/")
    CompletableFuture<Void> head();

    @GET("/")
    CompletableFuture<Void> nothing();

    @GET("/")
    @Streaming
    CompletableFuture<Response<ResponseBody>> streamed();
  }

  private Service service;

  @BeforeEach
  void setUp() {
    service = backend.create(Service.class);
  }

  private static AbstractThrowableAssert<?, ?> assertFailureOf(CompletableFuture<?> future) {
    return assertThatThrownBy(() -> BackendExtension.await(future))
        .isInstanceOf(ExecutionException.class)
        .cause();
  }

  @Test
  void bodySuccess200() throws Exception {
    backend.answers(200, "Hi");

    assertThat(BackendExtension.await(service.body())).isEqualTo("Hi");

    backend.assertCounted(1, 0);
  }

  @Test
  void bodySuccess404() {
    backend.answers(404);

    assertFailureOf(service.body())
        .isInstanceOf(HttpException.class)
        .hasMessage("HTTP 404 Client Error");

    backend.assertCounted(1, 0);
  }

  @Test
  void bodyFailure500() {
    backend.answers(500);

    assertFailureOf(service.body())
        .isInstanceOf(HttpException.class)
        .hasMessage("HTTP 500 Server Error");

    backend.assertCounted(0, 1);
  }

  @Test
  void bodyFailureDisconnect() {
    backend.disconnects();

    assertFailureOf(service.body()).isInstanceOf(IOException.class);

    backend.assertCounted(0, 1);
  }

  @Test
  void bodyFailureTimeout() {
    backend.hangs();

    assertFailureOf(backend.createImpatient(Service.class).body())
        .isInstanceOf(SocketTimeoutException.class);

    backend.assertCounted(0, 1);
  }

  @Test
  void bodyFailureConverter() {
    backend.answers(200, "Hi");

    assertFailureOf(service.unreadable()).isSameAs(backend.unreadable());

    backend.assertCounted(0, 1);
  }

  @Test
  void responseSuccess200() throws Exception {
    backend.answers(200, "Hi");

    assertThat(BackendExtension.await(service.response()).body()).isEqualTo("Hi");

    backend.assertCounted(1, 0);
  }

  @Test
  void responseSuccess404() throws Exception {
    backend.answers(404);

    assertThat(BackendExtension.await(service.response()).code()).isEqualTo(404);

    backend.assertCounted(1, 0);
  }

  @Test
  void responseFailure500() throws Exception {
    backend.answers(500);

    assertThat(BackendExtension.await(service.response()).code()).isEqualTo(500);

    backend.assertCounted(0, 1);
  }

  @Test
  void eachCallIsGuardedAnew() throws Exception {
    backend.answers(200, "Hi");
    backend.answers(500);

    assertThat(BackendExtension.await(service.response()).code()).isEqualTo(200);
    assertThat(BackendExtension.await(service.response()).code()).isEqualTo(500);

    backend.assertCounted(1, 1);
  }

  @Test
  void cancelDuringCountsNothing() throws Exception {
    // The probe, whose end can be seen although a cancelled future tells nobody of it.
    backend.awaitProbe();
    backend.hangs();
    CompletableFuture<String> future = service.body();
    backend.awaitRequest();

    future.cancel(true);

    assertThat(future).isCompletedExceptionally();
    Eventually.within(BackendExtension.PATIENCE)
        .until(() -> backend.breaker().status().retryAfter().isZero());
    backend.answers(200, "Hi");
    assertThat(BackendExtension.await(service.body())).isEqualTo("Hi");
    backend.assertCountedNothing();
  }

  @Test
  void refusedBodyIsHttpException500() {
    backend.trip();

    assertFailureOf(service.body())
        .isInstanceOfSatisfying(
            HttpException.class,
            refused -> {
              assertThat(refused).hasMessage("HTTP 500 Circuit breaker tripped");
              assertThat(refused.code()).isEqualTo(500);
              assertThat(refused.response().headers().get("X-Circuit-Breaker"))
                  .isEqualTo("breaker tripped");
            });

    assertThat(backend.requests()).isZero();
  }

  @Test
  void refusedHeadAndVoidAreHttpException500() {
    backend.trip();

    assertFailureOf(service.head()).hasMessage("HTTP 500 Circuit breaker tripped");
    assertFailureOf(service.nothing()).hasMessage("HTTP 500 Circuit breaker tripped");
  }

  @Test
  void refusedResponses() throws Exception {
    backend.trip();

    assertThat(BackendExtension.await(service.response()).message())
        .isEqualTo("Circuit breaker tripped");
    assertThat(BackendExtension.await(service.streamed()).message())
        .isEqualTo("Circuit breaker tripped");
  }

  @Test
  void refusedThrows() {
    backend.configure(breakers -> breakers.refusal(Refusal.THROW));
    service = backend.create(Service.class);
    backend.trip();

    assertFailureOf(service.body()).isInstanceOf(CircuitOpenException.class);
    assertFailureOf(service.response()).isInstanceOf(CircuitOpenException.class);
    assertFailureOf(service.head()).isInstanceOf(CircuitOpenException.class);
  }
}
