package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.http.GET;

@Tag("versions")
final class CallEnqueueTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/")
    Call<Unreadable> unreadable();
  }

  private final RecordingCallback<String> callback = new RecordingCallback<>();
  private Service service;

  @BeforeEach
  void setUp() {
    service = backend.create(Service.class);
  }

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
  void callbacksGetTheGuardedCall() throws Exception {
    backend.answers(200, "Hi");
    backend.disconnects();
    Call<String> succeeding = service.body();
    Call<String> failing = service.body();
    Call<String> refused = service.body();
    Call<String> canceled = service.body();

    succeeding.enqueue(callback);
    callback.awaitResponse();
    assertThat(callback.call()).isSameAs(succeeding);

    failing.enqueue(callback);
    callback.awaitFailure();
    assertThat(callback.call()).isSameAs(failing);

    canceled.cancel();
    canceled.enqueue(callback);
    callback.awaitFailure();
    assertThat(callback.call()).isSameAs(canceled);

    backend.trip();
    refused.enqueue(callback);
    callback.awaitResponse();
    assertThat(callback.call()).isSameAs(refused);
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

  @Test
  void whatTheCallbackThrowsIsRetrofitsToPrintAndNoFailure() throws Exception {
    backend.answers(200, "Hi");
    CountDownLatch printed = new CountDownLatch(1);

    service
        .body()
        .enqueue(
            new RecordingCallback<>() {
              @Override
              public void onResponse(Call<String> call, Response<String> response) {
                throw new IllegalStateException() {
                  @Override
                  public void printStackTrace() {
                    printed.countDown();
                  }
                };
              }
            });

    BackendExtension.await(printed);
    backend.assertCounted(1, 0);
  }

  @Test
  void refusedResponds500OnAnotherThread() throws Exception {
    backend.trip();
    Call<String> call = service.body();

    call.enqueue(callback);

    Response<String> response = callback.awaitResponse();
    assertThat(response.code()).isEqualTo(500);
    assertThat(response.headers().get("X-Circuit-Breaker")).isEqualTo("breaker tripped");
    assertThat(callback.thread()).isNotSameAs(Thread.currentThread());
    assertThat(callback.thread().getName()).startsWith("breaker-callback-");
    assertThat(backend.requests()).isZero();
    backend.assertCountedNothing();
  }

  @Test
  void refusedThrows() throws Exception {
    backend.configure(breakers -> breakers.refusal(Refusal.THROW));
    service = backend.create(Service.class);
    backend.trip();

    service.body().enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(CircuitOpenException.class);
    assertThat(callback.thread()).isNotSameAs(Thread.currentThread());
    assertThat(backend.requests()).isZero();
  }

  @Test
  void refusedIsExecutedAndCannotRunAgain() throws Exception {
    backend.trip();
    Call<String> call = service.body();
    call.enqueue(callback);
    callback.awaitResponse();

    assertThat(call.isExecuted()).isTrue();
    assertThatThrownBy(() -> call.enqueue(callback)).isInstanceOf(IllegalStateException.class);
    callback.assertToldNothingElse();
  }

  @Test
  void refusedWithoutOkHttpClientComesOnAnotherThread() throws Exception {
    service =
        backend.create(
            Service.class,
            backend.retrofit().callFactory(request -> backend.client().newCall(request)));
    backend.trip();

    service.body().enqueue(callback);

    assertThat(callback.awaitResponse().code()).isEqualTo(500);
    assertThat(callback.thread()).isNotSameAs(Thread.currentThread());
  }

  @Test
  void refusedWithTheClientShutDownComesOnAnotherThread() throws Exception {
    backend.client().dispatcher().executorService().shutdown();
    backend.trip();

    service.body().enqueue(callback);

    assertThat(callback.awaitResponse().code()).isEqualTo(500);
    assertThat(callback.thread()).isNotSameAs(Thread.currentThread());
  }

  @Test
  void retryInTheCallbackIsGuarded() throws Exception {
    backend.answers(500);
    backend.answers(200, "Hi");

    service
        .body()
        .enqueue(
            new RecordingCallback<>() {
              @Override
              public void onResponse(Call<String> call, Response<String> response) {
                call.clone().enqueue(callback);
              }
            });

    assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
    backend.assertCounted(1, 1);
  }

  @Test
  void retryInTheCallbackOfRefusedCallsDoesNotRecurse() throws Exception {
    backend.trip();
    int retries = 10_000;
    AtomicInteger told = new AtomicInteger();
    CompletableFuture<Integer> deepest = new CompletableFuture<>();
    ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
    AtomicInteger maximum = new AtomicInteger();

    service
        .body()
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(Call<String> call, Response<String> response) {
                depth.set(depth.get() + 1);
                maximum.accumulateAndGet(depth.get(), Math::max);
                if (told.incrementAndGet() == retries) {
                  deepest.complete(maximum.get());
                } else {
                  call.clone().enqueue(this);
                }
                depth.set(depth.get() - 1);
              }

              @Override
              public void onFailure(Call<String> call, Throwable thrown) {
                deepest.completeExceptionally(thrown);
              }
            });

    assertThat(BackendExtension.await(deepest)).isEqualTo(1);
  }

  @Test
  void callbackExecutorOfTheRetrofitBringsEverything() throws Exception {
    ExecutorService main = Executors.newSingleThreadExecutor(task -> new Thread(task, "main-ish"));
    try {
      service = backend.create(Service.class, backend.retrofit().callbackExecutor(main));
      backend.answers(200, "Hi");
      backend.disconnects();

      Call<String> call = service.body();
      call.enqueue(callback);
      assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
      assertThat(callback.thread().getName()).isEqualTo("main-ish");
      assertThat(callback.call()).isSameAs(call);

      service.body().enqueue(callback);
      callback.awaitFailure();
      assertThat(callback.thread().getName()).isEqualTo("main-ish");

      backend.trip();
      service.body().enqueue(callback);
      assertThat(callback.awaitResponse().code()).isEqualTo(500);
      assertThat(callback.thread().getName()).isEqualTo("main-ish");
      backend.assertCounted(1, 1);
    } finally {
      main.shutdown();
    }
  }
}
