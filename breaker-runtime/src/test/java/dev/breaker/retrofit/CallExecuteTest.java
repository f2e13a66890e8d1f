package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitOpenException;
import dev.breaker.FailureRule;
import dev.breaker.Refusal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.Path;

@Tag("versions")
final class CallExecuteTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/")
    Call<Unreadable> unreadable();

    @GET("/{id}")
    Call<String> at(@Path("id") String id);
  }

  private Service service;

  @BeforeEach
  void setUp() {
    service = backend.create(Service.class);
  }

  @Test
  void success200() throws Exception {
    backend.answers(200, "Hi");

    Response<String> response = service.body().execute();

    assertThat(response.body()).isEqualTo("Hi");
    backend.assertCounted(1, 0);
  }

  @Test
  void success404() throws Exception {
    backend.answers(404, "no such thing");

    Response<String> response = service.body().execute();

    assertThat(response.code()).isEqualTo(404);
    assertThat(response.errorBody().string()).isEqualTo("no such thing");
    backend.assertCounted(1, 0);
  }

  @Test
  void failure500() throws Exception {
    backend.answers(500, "oops");

    Response<String> response = service.body().execute();

    assertThat(response.code()).isEqualTo(500);
    assertThat(response.errorBody().string()).isEqualTo("oops");
    assertThat(response.headers().get("X-Circuit-Breaker")).isNull();
    backend.assertCounted(0, 1);
  }

  @Test
  void failureDisconnect() {
    backend.disconnects();

    assertThatThrownBy(service.body()::execute).isInstanceOf(IOException.class);

    backend.assertCounted(0, 1);
  }

  @Test
  void failureTimeout() {
    backend.hangs();

    assertThatThrownBy(backend.createImpatient(Service.class).body()::execute)
        .isInstanceOf(SocketTimeoutException.class);

    backend.assertCounted(0, 1);
  }

  @Test
  void failureConverter() {
    backend.answers(200, "Hi");

    assertThatThrownBy(service.unreadable()::execute).isSameAs(backend.unreadable());

    backend.assertCounted(0, 1);
  }

  @Test
  void failureIsWhatTheRuleSays() throws Exception {
    backend.configure(
        breakers ->
            breakers.failureRule(
                new FailureRule() {
                  @Override
                  public boolean isFailure(int httpStatus) {
                    return httpStatus == 429;
                  }
                }));
    service = backend.create(Service.class);
    backend.answers(429);
    backend.answers(500);

    service.body().execute();
    backend.assertCounted(0, 1);
    service.body().execute();
    backend.assertCounted(1, 1);
  }

  @Test
  void failureTripsWithItsStatusAsReason() throws Exception {
    for (int i = 0; i < BackendExtension.POLICY.minimumFailures(); i++) {
      backend.answers(503);
      assertThat(service.body().execute().code()).isEqualTo(503);
    }

    assertThat(backend.breaker().status().reason()).endsWith(": 5 x HTTP 503");
    assertThat(service.body().execute().message()).isEqualTo("Circuit breaker tripped");
    assertThat(backend.requests()).isEqualTo(BackendExtension.POLICY.minimumFailures());
  }

  @Test
  void cancelBeforeCountsNothing() {
    Call<String> call = service.body();
    call.cancel();

    assertThat(call.isCanceled()).isTrue();
    assertThatThrownBy(call::execute).isInstanceOf(IOException.class).hasMessage("Canceled");

    assertThat(call.isExecuted()).isTrue();
    assertThat(backend.requests()).isZero();
    backend.assertCountedNothing();
  }

  @Test
  void cancelBeforeDoesNotAsk() {
    AtomicInteger refusals = new AtomicInteger();
    backend.configure(
        breakers ->
            breakers.listener(
                new BreakerListener() {
                  @Override
                  public void onRefused(String name, CircuitOpenException refusal) {
                    refusals.incrementAndGet();
                  }
                }));
    service = backend.create(Service.class);
    backend.trip();
    Call<String> call = service.body();
    call.cancel();

    assertThatThrownBy(call::execute).isInstanceOf(IOException.class).hasMessage("Canceled");
    assertThat(refusals).hasValue(0);
  }

  @Test
  void cancelDuringCountsNothing() throws Exception {
    backend.hangs();
    Call<String> call = service.body();
    Future<Response<String>> response = backend.inBackground(call::execute);
    backend.awaitRequest();

    call.cancel();

    assertThatThrownBy(() -> BackendExtension.await(response))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThat(call.isCanceled()).isTrue();
    backend.assertCountedNothing();
  }

  @Test
  void cancelAfterKeepsTheOutcome() throws Exception {
    backend.answers(200, "Hi");
    Call<String> call = service.body();
    assertThat(call.execute().body()).isEqualTo("Hi");

    call.cancel();

    backend.assertCounted(1, 0);
  }

  @Test
  void cloneIsFreshAndGuarded() throws Exception {
    backend.answers(200, "Hi");
    backend.answers(500);
    Call<String> call = service.body();
    assertThat(call.execute().body()).isEqualTo("Hi");
    call.cancel();

    Call<String> clone = call.clone();

    assertThat(clone.isExecuted()).isFalse();
    assertThat(clone.isCanceled()).isFalse();
    assertThat(clone.execute().code()).isEqualTo(500);
    backend.assertCounted(1, 1);
  }

  @Test
  void secondExecuteCountsNothing() throws Exception {
    backend.answers(200, "Hi");
    Call<String> call = service.body();
    assertThat(call.isExecuted()).isFalse();
    assertThat(call.execute().body()).isEqualTo("Hi");
    assertThat(call.isExecuted()).isTrue();

    assertThatThrownBy(call::execute)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Already executed.");
    assertThatThrownBy(() -> call.enqueue(new RecordingCallback<>()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Already executed.");

    backend.assertCounted(1, 0);
  }

  @Test
  void requestAndTimeoutAreThoseOfTheCallThatIsMade() throws Exception {
    backend.answers(200, "Hi");
    Call<String> call = service.at("42");

    assertThat(call.request().url()).isEqualTo(backend.server().url("/42"));
    assertThat(call.timeout()).isSameAs(call.timeout());
    Response<String> response = call.execute();

    assertThat(response.raw().request().url()).isEqualTo(call.request().url());
  }

  @Test
  void refusedResponds500() throws Exception {
    backend.trip();
    Call<String> call = service.at("42");

    Response<String> response = call.execute();

    assertThat(response.code()).isEqualTo(500);
    assertThat(response.headers().get("X-Circuit-Breaker")).isEqualTo("breaker tripped");
    assertThat(response.raw().request()).isSameAs(call.request());
    assertThat(backend.requests()).isZero();
    backend.assertCountedNothing();
  }

  @Test
  void refusedThrows() {
    backend.configure(breakers -> breakers.refusal(Refusal.THROW));
    service = backend.create(Service.class);
    backend.trip();

    assertThatThrownBy(service.body()::execute)
        .isInstanceOfSatisfying(
            CircuitOpenException.class,
            refusal -> {
              assertThat(refusal.service()).isEqualTo("backend");
              assertThat(refusal.reason()).isEqualTo("by hand");
              assertThat(refusal.retryAfter()).isEqualTo(BackendExtension.POLICY.reEnableAfter());
            });

    assertThat(backend.requests()).isZero();
  }

  @Test
  void refusedIsExecutedAndCannotRunAgain() throws Exception {
    backend.trip();
    Call<String> call = service.body();
    assertThat(call.execute().code()).isEqualTo(500);
    backend.breaker().reset();

    assertThat(call.isExecuted()).isTrue();
    assertThatThrownBy(call::execute).isInstanceOf(IllegalStateException.class);

    backend.answers(200, "Hi");
    assertThat(call.clone().execute().body()).isEqualTo("Hi");
  }
}
