package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.MemoryCircuit;
import dev.breaker.storage.StorageRequest;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import okhttp3.EventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** The storage has to be asked, and takes its time. */
@Tag("versions")
final class LateAnswerTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/{id}")
    Call<String> at(@Path("id") String id);
  }

  private final FakeClock clock = new FakeClock();
  private final GatedStorage storage = new GatedStorage(clock);
  private final RecordingCallback<String> callback = new RecordingCallback<>();
  private MemoryCircuit circuit;
  private Service service;

  @BeforeEach
  void setUp() {
    backend.configure(breakers -> breakers.storage(storage));
    service = backend.create(Service.class);
    circuit = storage.circuit(BackendExtension.POLICY);
  }

  @AfterEach
  void open() {
    storage.open();
  }

  private void assertToldElsewhere() {
    assertThat(callback.thread()).isNotSameAs(Thread.currentThread());
    assertThat(callback.thread().getName()).isNotEqualTo("breaker-reporter");
  }

  private void assertCircuitCounts(int successes, int failures) {
    backend.breakers().flush();
    assertThat(circuit.view().total() - circuit.view().failures()).isEqualTo(successes);
    assertThat(circuit.view().failures()).isEqualTo(failures);
  }

  @Test
  void enqueueDoesNotWaitForIt() throws Exception {
    backend.answers(200, "Hi");
    Call<String> call = service.body();

    call.enqueue(callback);

    assertThat(call.isExecuted()).isTrue();
    assertThat(backend.requests()).isZero();
    callback.assertToldNothingElse();
    storage.open();
    assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
    assertThat(callback.call()).isSameAs(call);
    assertToldElsewhere();
    assertCircuitCounts(1, 0);
  }

  @Test
  void executeWaitsForIt() throws Exception {
    backend.answers(500);
    Call<String> call = service.body();
    Future<Response<String>> response = backend.inBackground(call::execute);
    Eventually.within(BackendExtension.PATIENCE).until(call::isExecuted);
    assertThat(backend.requests()).isZero();
    assertThat(response).isNotDone();

    storage.open();

    assertThat(BackendExtension.await(response).code()).isEqualTo(500);
    assertCircuitCounts(0, 1);
  }

  @Test
  void refusalComesLateToo() throws Exception {
    circuit.take("another", new StorageRequest.Trip(circuit.policy(), "elsewhere"));
    service.body().enqueue(callback);
    callback.assertToldNothingElse();

    storage.open();

    assertThat(callback.awaitResponse().message()).isEqualTo("Circuit breaker tripped");
    assertToldElsewhere();
    assertThat(backend.requests()).isZero();
  }

  @Test
  void refusalComesLateTooAsException() throws Exception {
    backend.configure(breakers -> breakers.storage(storage).refusal(Refusal.THROW));
    service = backend.create(Service.class);
    circuit.take("another", new StorageRequest.Trip(circuit.policy(), "elsewhere"));
    service.body().enqueue(callback);

    storage.open();

    assertThat(callback.awaitFailure()).isInstanceOf(CircuitOpenException.class);
    assertToldElsewhere();
  }

  @Test
  void cancelWhileItIsAwaitedSendsNothing() throws Exception {
    Call<String> call = service.body();
    call.enqueue(callback);

    call.cancel();
    storage.open();

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class).hasMessage("Canceled");
    assertThat(callback.call()).isSameAs(call);
    assertToldElsewhere();
    assertThat(backend.requests()).isZero();
    assertCircuitCounts(0, 0);
  }

  @Test
  void cancelWhileARefusalIsAwaitedIsNotRefused() throws Exception {
    circuit.take("another", new StorageRequest.Trip(circuit.policy(), "elsewhere"));
    Call<String> call = service.body();
    call.enqueue(callback);

    call.cancel();
    storage.open();

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class).hasMessage("Canceled");
  }

  @Test
  void cancelWhileExecuteWaitsSendsNothing() throws Exception {
    Call<String> call = service.body();
    Future<Response<String>> response = backend.inBackground(call::execute);
    Eventually.within(BackendExtension.PATIENCE).until(call::isExecuted);

    call.cancel();
    storage.open();

    assertThatThrownBy(() -> BackendExtension.await(response))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("Canceled");
    assertThat(backend.requests()).isZero();
  }

  @Test
  @SuppressWarnings("DataFlowIssue")
  void requestThatCannotBeMadeIsToldToTheCallback() throws Exception {
    service.at(null).enqueue(callback);

    storage.open();

    assertThat(callback.awaitFailure()).isInstanceOf(IllegalArgumentException.class);
    callback.assertToldNothingElse();
    assertToldElsewhere();
    assertCircuitCounts(0, 0);
  }

  @Test
  void whatEnqueueThrowsIsToldToTheCallback() throws Exception {
    IllegalStateException thrown = new IllegalStateException("listener");
    service =
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
    Call<String> call = service.body();
    call.enqueue(callback);

    storage.open();

    assertThat(callback.awaitFailure()).isSameAs(thrown);
    assertThat(callback.call()).isSameAs(call);
    assertCircuitCounts(0, 0);
  }

  @Test
  void clientShutDownMeanwhileIsToldToTheCallback() throws Exception {
    service.body().enqueue(callback);
    backend.client().dispatcher().executorService().shutdown();

    storage.open();

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class);
    assertToldElsewhere();
    assertCircuitCounts(0, 0);
  }

  @Test
  void cancelWhileTheProbeIsAwaitedLetsTheNextGo() throws Exception {
    circuit.take("another", new StorageRequest.Trip(circuit.policy(), "elsewhere"));
    clock.advance(BackendExtension.POLICY.reEnableAfter());
    Call<String> call = service.body();
    call.enqueue(callback);

    call.cancel();
    storage.open();

    callback.awaitFailure();
    Eventually.within(BackendExtension.PATIENCE)
        .untilAsserted(() -> assertThat(circuit.view().remainingNanos()).isZero());
    backend.answers(200, "Hi");
    assertThat(service.body().execute().body()).isEqualTo("Hi");
    assertThat(circuit.view().state()).isEqualTo(CircuitState.CLOSED);
  }
}
