package dev.breaker.retrofit;

import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.HALF_OPEN;
import static dev.breaker.storage.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.BreakerListener;
import dev.breaker.FailureRule;
import dev.breaker.fixtures.LogCapture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** Only one probe goes at a time, so one that is not settled would keep all calls refused. */
@Tag("versions")
final class ProbeTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/")
    Call<Unreadable> unreadable();

    @GET("/{id}")
    Call<String> at(@Path("id") String id);
  }

  private final RecordingCallback<String> callback = new RecordingCallback<>();
  private Service service;

  @BeforeEach
  void setUp() {
    service = backend.create(Service.class);
    backend.awaitProbe();
  }

  private void assertNextIsTheProbe() throws Exception {
    backend.answers(200, "Hi");
    assertThat(service.body().execute().body()).isEqualTo("Hi");
    assertThat(backend.state()).isEqualTo(CLOSED);
  }

  @Test
  void successResets() throws Exception {
    backend.answers(200, "Hi");

    assertThat(service.body().execute().body()).isEqualTo("Hi");

    assertThat(backend.state()).isEqualTo(CLOSED);
    backend.assertCountedNothing();
  }

  @Test
  void enqueuedSuccessResets() throws Exception {
    backend.answers(404);

    service.body().enqueue(callback);

    assertThat(callback.awaitResponse().code()).isEqualTo(404);
    assertThat(backend.state()).isEqualTo(CLOSED);
  }

  @Test
  void failureTripsAgain() throws Exception {
    backend.answers(503);

    assertThat(service.body().execute().code()).isEqualTo(503);

    assertThat(backend.state()).isEqualTo(OPEN);
    assertThat(backend.breaker().status().reason()).isEqualTo("probe failed: HTTP 503");
    assertThat(backend.breaker().status().retryAfter())
        .isEqualTo(BackendExtension.POLICY.reEnableAfter());
  }

  @Test
  void exceptionTripsAgain() throws Exception {
    backend.disconnects();

    service.body().enqueue(callback);

    callback.awaitFailure();
    assertThat(backend.state()).isEqualTo(OPEN);
  }

  @Test
  void converterExceptionTripsAgain() {
    backend.answers(200, "Hi");

    assertThatThrownBy(service.unreadable()::execute).isSameAs(backend.unreadable());

    assertThat(backend.state()).isEqualTo(OPEN);
  }

  @Test
  void othersAreRefusedWhileItIsUnderWay() throws Exception {
    backend.hangs();
    Call<String> probe = service.body();
    probe.enqueue(callback);
    backend.awaitRequest();

    assertThat(backend.state()).isEqualTo(HALF_OPEN);
    assertThat(service.body().execute().message()).isEqualTo("Circuit breaker tripped");
    assertThat(backend.requests()).isEqualTo(1);
    probe.cancel();
    callback.awaitFailure();
  }

  @Test
  void cancelledOneLetsTheNextGo() throws Exception {
    backend.hangs();
    Call<String> probe = service.body();
    Future<Response<String>> response = backend.inBackground(probe::execute);
    backend.awaitRequest();

    probe.cancel();

    assertThatThrownBy(() -> BackendExtension.await(response))
        .hasCauseInstanceOf(IOException.class);
    assertNextIsTheProbe();
  }

  @Test
  void cancelledEnqueuedOneLetsTheNextGo() throws Exception {
    backend.hangs();
    Call<String> probe = service.body();
    probe.enqueue(callback);
    backend.awaitRequest();

    probe.cancel();

    callback.awaitFailure();
    assertNextIsTheProbe();
  }

  @Test
  void callCancelledBeforehandIsNone() throws Exception {
    Call<String> call = service.body();
    call.cancel();
    assertThatThrownBy(call::execute).hasMessage("Canceled");

    assertNextIsTheProbe();
  }

  @Test
  void callThatRanAlreadyIsNone() throws Exception {
    Call<String> call = service.body();
    call.cancel();
    assertThatThrownBy(call::execute).hasMessage("Canceled");
    assertThatThrownBy(call::execute).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> call.enqueue(callback)).isInstanceOf(IllegalStateException.class);

    assertNextIsTheProbe();
  }

  @Test
  @SuppressWarnings("DataFlowIssue")
  void illegalArgumentLetsTheNextGo() throws Exception {
    assertThatThrownBy(service.at(null)::execute).isInstanceOf(IllegalArgumentException.class);
    service.at(null).enqueue(callback);
    callback.awaitFailure();

    assertNextIsTheProbe();
  }

  @Test
  @SuppressWarnings("DataFlowIssue")
  void callbackThatThrowsInsideEnqueueLetsTheNextGo() throws Exception {
    IllegalStateException thrown = new IllegalStateException("callback");

    assertThatThrownBy(
            () ->
                service
                    .at(null)
                    .enqueue(
                        new RecordingCallback<>() {
                          @Override
                          public void onFailure(Call<String> call, Throwable failure) {
                            throw thrown;
                          }
                        }))
        .isSameAs(thrown);

    assertNextIsTheProbe();
  }

  @Test
  void enqueueThatThrowsLetsTheNextGo() throws Exception {
    IllegalStateException thrown = new IllegalStateException("listener");
    Service throwing =
        backend.create(
            Service.class,
            client ->
                client.eventListener(
                    new EventListener() {
                      @Override
                      public void callStart(okhttp3.Call call) {
                        throw thrown;
                      }
                    }));

    assertThatThrownBy(() -> throwing.body().enqueue(callback)).isSameAs(thrown);

    assertNextIsTheProbe();
  }

  @Test
  void errorOfAConverterTripsAgain() {
    for (Error thrown :
        new Error[] {new AssertionError("converter"), new NoClassDefFoundError("converter")}) {
      backend.awaitProbe();
      backend.answers(200, "Hi");

      service = backend.create(Service.class, backend.retrofitWhere(thrown));
      assertThatThrownBy(service.unreadable()::execute).isSameAs(thrown);

      assertThat(backend.state()).isEqualTo(OPEN);
      assertThat(backend.breaker().status().reason())
          .isEqualTo("probe failed: " + thrown.getClass().getSimpleName());
    }
  }

  @Test
  void errorOfAConverterTripsAgainWhenEnqueued() throws Exception {
    AssertionError thrown = new AssertionError("converter");
    RecordingCallback<Unreadable> unread = new RecordingCallback<>();
    backend.answers(200, "Hi");

    service = backend.create(Service.class, backend.retrofitWhere(thrown));
    service.unreadable().enqueue(unread);

    assertThat(unread.awaitFailure()).isSameAs(thrown);
    assertThat(backend.state()).isEqualTo(OPEN);
  }

  @Test
  void fatalErrorOfAConverterTripsAgainAndEndsTheThreadAsEver() throws Exception {
    NoClassDefFoundError thrown = new NoClassDefFoundError("converter");
    RecordingCallback<Unreadable> unread = new RecordingCallback<>();
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    Dispatcher dispatcher =
        new Dispatcher(backend.threads((thread, what) -> uncaught.complete(what)));
    service =
        backend.create(
            Service.class,
            backend
                .retrofitWhere(thrown)
                .client(backend.client().newBuilder().dispatcher(dispatcher).build()));
    backend.answers(200, "Hi");

    service.unreadable().enqueue(unread);

    assertThat(BackendExtension.await(uncaught)).isSameAs(thrown);
    assertThat(backend.state()).isEqualTo(OPEN);
    unread.assertToldNothingElse();
  }

  @Test
  void failureRuleThatThrowsIsReplacedByTheDefault() throws Exception {
    backend.configure(
        breakers ->
            breakers.failureRule(
                new FailureRule() {
                  @Override
                  public boolean isFailure(int httpStatus) {
                    throw new IllegalStateException("rule");
                  }

                  @Override
                  public boolean isFailure(Throwable thrown) {
                    throw new AssertionError("rule");
                  }
                }));
    service = backend.create(Service.class);

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      backend.awaitProbe();
      backend.disconnects();
      assertThatThrownBy(service.body()::execute).isInstanceOf(IOException.class);
      assertThat(backend.state()).isEqualTo(OPEN);

      backend.advance(BackendExtension.POLICY.reEnableAfter());
      assertNextIsTheProbe();
      assertThat(log.messages()).filteredOn(line -> line.contains("failure rule")).hasSize(1);
    }
  }

  @Test
  void failureRuleThatKnowsBetterLetsTheNextGo() throws Exception {
    backend.configure(
        breakers ->
            breakers.failureRule(
                new FailureRule() {
                  @Override
                  public boolean isFailure(Throwable thrown) {
                    return thrown != backend.unreadable();
                  }
                }));
    service = backend.create(Service.class);
    backend.awaitProbe();
    backend.answers(200, "Hi");

    assertThatThrownBy(service.unreadable()::execute).isSameAs(backend.unreadable());

    assertNextIsTheProbe();
  }

  @Test
  void listenerThatThrowsHurtsNothing() throws Exception {
    backend.configure(
        breakers ->
            breakers.listener(
                new BreakerListener() {
                  @Override
                  public void onSuccess(String name, Duration elapsed) {
                    throw new IllegalStateException("listener");
                  }

                  @Override
                  public void onFailure(String name, Duration elapsed, String reason) {
                    throw new AssertionError("listener");
                  }
                }));
    service = backend.create(Service.class);

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      backend.awaitProbe();
      backend.answers(500);
      assertThat(service.body().execute().code()).isEqualTo(500);
      assertThat(backend.state()).isEqualTo(OPEN);

      backend.advance(BackendExtension.POLICY.reEnableAfter());
      backend.answers(200, "Hi");
      service.body().enqueue(callback);
      assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
      assertThat(backend.state()).isEqualTo(CLOSED);
      assertThat(log.messages()).filteredOn(line -> line.contains("The listener")).hasSize(1);
    }
  }
}
