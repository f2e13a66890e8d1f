package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** What the callback of an enqueued call hears, and what it can do. */
@Tag("versions")
class EnqueueCallbackTest extends EnqueueFixture {
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
