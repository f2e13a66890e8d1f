package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitOpenException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Response;

/** An enqueued call is counted once, by its outcome. */
@Tag("versions")
class CallEnqueueTest extends EnqueueFixture {
  @Test
  void success200() throws Exception {
    backend.answers(200, "Hi");

    service.body().enqueue(callback);

    assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
    backend.assertCounted(1, 0);
  }

  @Test
  void success404() throws Exception {
    backend.answers(404);

    service.body().enqueue(callback);

    assertThat(callback.awaitResponse().code()).isEqualTo(404);
    backend.assertCounted(1, 0);
  }

  @Test
  void failure500() throws Exception {
    backend.answers(500);

    service.body().enqueue(callback);

    assertThat(callback.awaitResponse().code()).isEqualTo(500);
    backend.assertCounted(0, 1);
  }

  @Test
  void failureDisconnect() throws Exception {
    backend.disconnects();

    service.body().enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class);
    backend.assertCounted(0, 1);
  }

  @Test
  void failureTimeout() throws Exception {
    backend.hangs();

    backend.createImpatient(Service.class).body().enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(SocketTimeoutException.class);
    backend.assertCounted(0, 1);
  }

  @Test
  void failureConverter() throws Exception {
    backend.answers(200, "Hi");
    RecordingCallback<Unreadable> unread = new RecordingCallback<>();

    service.unreadable().enqueue(unread);

    assertThat(unread.awaitFailure()).isSameAs(backend.unreadable());
    backend.assertCounted(0, 1);
  }

  @Test
  void cancelBeforeCountsNothing() throws Exception {
    Call<String> call = service.body();
    call.cancel();

    call.enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class).hasMessage("Canceled");
    assertThat(call.isExecuted()).isTrue();
    assertThat(backend.requests()).isZero();
    backend.assertCountedNothing();
  }

  @Test
  void cancelBeforeDoesNotAsk() throws Exception {
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

    call.enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class).hasMessage("Canceled");
    assertThat(refusals).hasValue(0);
  }

  @Test
  void cancelDuringCountsNothing() throws Exception {
    backend.hangs();
    Call<String> call = service.body();
    call.enqueue(callback);
    backend.awaitRequest();

    call.cancel();

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class);
    assertThat(call.isCanceled()).isTrue();
    backend.assertCountedNothing();
  }

  @Test
  void cloneIsFreshAndGuarded() throws Exception {
    backend.answers(200, "Hi");
    backend.answers(500);
    Call<String> call = service.body();
    call.enqueue(callback);
    callback.awaitResponse();

    Call<String> clone = call.clone();

    assertThat(clone.isExecuted()).isFalse();
    clone.enqueue(callback);
    assertThat(callback.awaitResponse().code()).isEqualTo(500);
    assertThat(callback.call()).isSameAs(clone);
    backend.assertCounted(1, 1);
  }

  @Test
  void secondEnqueueCountsNothing() throws Exception {
    backend.answers(200, "Hi");
    Call<String> call = service.body();
    call.enqueue(callback);
    assertThat(call.isExecuted()).isTrue();

    assertThatThrownBy(() -> call.enqueue(callback))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Already executed.");
    assertThatThrownBy(call::execute)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Already executed.");

    callback.awaitResponse();
    callback.assertToldNothingElse();
    backend.assertCounted(1, 0);
  }

  @Test
  @SuppressWarnings("DataFlowIssue")
  void nullCallbackIsRefusedBeforeAnythingElse() throws Exception {
    backend.answers(200, "Hi");
    Call<String> call = service.body();

    assertThatThrownBy(() -> call.enqueue(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("callback == null");

    assertThat(call.isExecuted()).isFalse();
    assertThat(call.execute().body()).isEqualTo("Hi");
    assertThatThrownBy(() -> call.enqueue(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void settlesBeforeTheCallbackIsTold() throws Exception {
    backend.answers(500);
    CompletableFuture<Long> failures = new CompletableFuture<>();

    service
        .body()
        .enqueue(
            new RecordingCallback<>() {
              @Override
              public void onResponse(Call<String> call, Response<String> response) {
                failures.complete(backend.breaker().status().failures());
              }
            });

    assertThat(BackendExtension.await(failures)).isEqualTo(1);
  }
}
