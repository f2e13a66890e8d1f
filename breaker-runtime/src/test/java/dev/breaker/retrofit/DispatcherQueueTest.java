package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Dispatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.http.GET;

/** A call that waits for its turn in OkHttp's dispatcher says nothing of the backend. */
@Tag("versions")
final class DispatcherQueueTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();
  }

  private final RecordingCallback<String> callback = new RecordingCallback<>();
  private final RecordingCallback<String> queuedCallback = new RecordingCallback<>();
  private final Dispatcher dispatcher = new Dispatcher();
  private Service service;

  @BeforeEach
  void setUp() {
    backend.policy(policy -> policy.withSlowAfter(SHORT));
    dispatcher.setMaxRequests(1);
    service = backend.create(Service.class, client -> client.dispatcher(dispatcher));
  }

  @AfterEach
  void shutDown() {
    dispatcher.executorService().shutdown();
  }

  @Test
  void waitingInTheDispatcherIsNotUnderWay() throws Exception {
    backend.hangs();
    Call<String> running = service.body();
    Call<String> queued = service.body();
    running.enqueue(callback);
    backend.awaitRequest();
    queued.enqueue(queuedCallback);
    BackendExtension.outlast(SHORT);
    assertThat(dispatcher.queuedCallsCount()).isEqualTo(1);

    queued.cancel();
    running.cancel();

    callback.awaitFailure();
    queuedCallback.awaitFailure();
    backend.assertCounted(0, 1);
    assertThat(backend.requests()).isEqualTo(1);
  }

  @Test
  void isUnderWayOnceItHasLeftTheDispatcher() throws Exception {
    backend.hangs();
    backend.hangs();
    Call<String> queued = service.body();
    Call<String> running = service.body();
    running.enqueue(callback);
    backend.awaitRequest();
    queued.enqueue(queuedCallback);
    BackendExtension.outlast(SHORT);
    running.cancel();
    callback.awaitFailure();
    backend.awaitRequest();
    BackendExtension.outlast(SHORT);

    queued.cancel();

    queuedCallback.awaitFailure();
    backend.assertCounted(0, 2);
  }
}
