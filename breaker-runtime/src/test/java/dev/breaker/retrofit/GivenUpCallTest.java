package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.Eventually;
import dev.breaker.storage.CircuitState;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;
import retrofit2.http.GET;

/** A backend that hangs shows in calls that their callers give up. */
@Tag("versions")
final class GivenUpCallTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/")
    CompletableFuture<String> future();

    @GET("/")
    Single<String> single();
  }

  /** Ways to give up a call that is under way. */
  enum Way {
    CANCEL {
      @Override
      Runnable send(Service service, OkHttpClient client) {
        Call<String> call = service.body();
        call.enqueue(new RecordingCallback<>());
        return call::cancel;
      }
    },
    CANCEL_ALL {
      @Override
      Runnable send(Service service, OkHttpClient client) {
        service.body().enqueue(new RecordingCallback<>());
        return client.dispatcher()::cancelAll;
      }
    },
    CANCEL_AFTER_THE_REQUEST_WAS_ASKED_FOR {
      @Override
      Runnable send(Service service, OkHttpClient client) {
        Call<String> call = service.body();
        assertThat(call.request()).isNotNull();
        call.enqueue(new RecordingCallback<>());
        return call::cancel;
      }
    },
    CANCEL_A_FUTURE {
      @Override
      Runnable send(Service service, OkHttpClient client) {
        CompletableFuture<String> future = service.future();
        return () -> future.cancel(true);
      }
    },
    DISPOSE {
      @Override
      Runnable send(Service service, OkHttpClient client) {
        Disposable subscription = service.single().subscribe(body -> {}, thrown -> {});
        return subscription::dispose;
      }
    };

    /** Sends a call, and returns what gives it up. */
    abstract Runnable send(Service service, OkHttpClient client);
  }

  private Service slowAfter(Duration slowAfter) {
    backend.policy(policy -> policy.withSlowAfter(slowAfter).withMinimumFailures(2));
    return backend.create(
        Service.class,
        backend.retrofit().addCallAdapterFactory(RxJava3CallAdapterFactory.create()));
  }

  private void giveUpUnderWay(Service service, Way way) throws Exception {
    backend.hangs();
    Runnable givingUp = way.send(service, backend.client());
    backend.awaitRequest();
    BackendExtension.outlast(SHORT);
    givingUp.run();
    Eventually.until(() -> backend.client().dispatcher().runningCallsCount() == 0);
  }

  @ParameterizedTest
  @EnumSource
  void hangingBackendTrips(Way way) throws Exception {
    Service service = slowAfter(SHORT);

    giveUpUnderWay(service, way);
    backend.assertCounted(0, 1);
    giveUpUnderWay(service, way);

    assertThat(backend.state()).isEqualTo(CircuitState.OPEN);
    assertThat(backend.breaker().status().reason())
        .isEqualTo("2 of 2 calls failed (100.0 %): 2 x slow");
  }

  @ParameterizedTest
  @EnumSource
  void givenUpEarlierItCountsNothing(Way way) throws Exception {
    giveUpUnderWay(slowAfter(LONG), way);

    backend.assertCountedNothing();
  }

  @Test
  void hangingProbeTripsAgain() throws Exception {
    Service service = slowAfter(SHORT);
    backend.awaitProbe();

    giveUpUnderWay(service, Way.CANCEL);

    assertThat(backend.state()).isEqualTo(CircuitState.OPEN);
    assertThat(backend.breaker().status().reason()).isEqualTo("probe failed: slow");
  }

  @Test
  void executedCallThatIsCancelledIsSlow() throws Exception {
    assertExecutedIsSlow(slowAfter(SHORT));
  }

  @Test
  void executedCallOfAnotherFactoryToo() throws Exception {
    slowAfter(SHORT);

    assertExecutedIsSlow(
        backend.create(
            Service.class,
            backend.retrofit().callFactory(request -> backend.client().newCall(request))));
  }

  private void assertExecutedIsSlow(Service service) throws Exception {
    backend.hangs();
    Call<String> call = service.body();
    Future<Response<String>> response = backend.inBackground(call::execute);
    backend.awaitRequest();
    BackendExtension.outlast(SHORT);

    call.cancel();

    assertThatThrownBy(() -> BackendExtension.await(response))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
    backend.assertCounted(0, 1);
  }

  @Test
  void interruptedCallIsSlow() {
    backend.policy(policy -> policy.withSlowAfter(SHORT));
    Service service =
        backend.create(
            Service.class,
            client ->
                client.addInterceptor(
                    chain -> {
                      BackendExtension.outlast(SHORT);
                      Thread.currentThread().interrupt();
                      return chain.proceed(chain.request());
                    }));

    Future<Response<String>> response = backend.inBackground(service.body()::execute);

    assertThatThrownBy(() -> BackendExtension.await(response))
        .isInstanceOf(ExecutionException.class);
    backend.assertCounted(0, 1);
  }

  @Test
  void callThatWasNotSentCountsNothing() {
    AtomicReference<Call<String>> call = new AtomicReference<>();
    backend.policy(policy -> policy.withSlowAfter(SHORT));
    Service service =
        backend.create(
            Service.class,
            backend
                .retrofit()
                .callFactory(
                    request -> {
                      BackendExtension.outlast(SHORT);
                      call.get().cancel();
                      throw new IllegalStateException("expected by GivenUpCallTest");
                    }));
    call.set(service.body());

    assertThatThrownBy(call.get()::execute).isInstanceOf(IllegalStateException.class);

    backend.assertCountedNothing();
  }

  @Test
  void enqueuedCallOfAnotherFactoryCountsNothing() throws Exception {
    slowAfter(SHORT);
    Service service =
        backend.create(
            Service.class,
            backend.retrofit().callFactory(request -> backend.client().newCall(request)));

    giveUpUnderWay(service, Way.CANCEL);

    backend.assertCountedNothing();
  }
}
