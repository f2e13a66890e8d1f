package dev.breaker.retrofit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.fixtures.Eventually;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.observers.TestObserver;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.io.IOException;
import java.net.SocketTimeoutException;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.HttpException;
import retrofit2.Response;
import retrofit2.adapter.rxjava3.Result;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.Streaming;

@ParameterizedClass
@EnumSource
@Tag("versions")
final class SingleTest {
  enum Mode {
    SYNCHRONOUS,
    ASYNCHRONOUS
  }

  interface Service {
    @GET("/")
    Single<String> body();

    @GET("/")
    Single<Response<String>> response();

    @GET("/")
    Single<Result<String>> result();

    @GET("/")
    Single<Unreadable> unreadable();

    @HEAD("/")
    Single<Response<Void>> head();

    @GET("/")
    Single<Void> nothing();

    @GET("/")
    @Streaming
    Single<Response<ResponseBody>> streamed();
  }

  @RegisterExtension final BackendExtension backend = new BackendExtension();
  @Parameter Mode mode;
  private Service service;

  @BeforeEach
  void setUp() {
    service = create();
  }

  private RxJava3CallAdapterFactory factory() {
    return mode == Mode.SYNCHRONOUS
        ? RxJava3CallAdapterFactory.createSynchronous()
        : RxJava3CallAdapterFactory.create();
  }

  private Service create() {
    return backend.create(Service.class, backend.retrofit().addCallAdapterFactory(factory()));
  }

  private static <T> TestObserver<T> await(Single<T> single) throws InterruptedException {
    TestObserver<T> observer = single.test();
    assertThat(observer.await(BackendExtension.PATIENCE_SECONDS, SECONDS))
        .as("terminated")
        .isTrue();
    return observer;
  }

  private static <T> T valueOf(Single<T> single) throws InterruptedException {
    return await(single).assertComplete().values().get(0);
  }

  @Test
  void bodySuccess200() throws Exception {
    backend.answers(200, "Hi");

    await(service.body()).assertResult("Hi");

    backend.assertCounted(1, 0);
  }

  @Test
  void bodySuccess404() throws Exception {
    backend.answers(404);

    await(service.body())
        .assertError(HttpException.class)
        .assertError(thrown -> "HTTP 404 Client Error".equals(thrown.getMessage()));

    backend.assertCounted(1, 0);
  }

  @Test
  void bodyFailure500() throws Exception {
    backend.answers(500);

    await(service.body()).assertError(HttpException.class);

    backend.assertCounted(0, 1);
  }

  @Test
  void bodyFailureDisconnect() throws Exception {
    backend.disconnects();

    await(service.body()).assertError(IOException.class);

    backend.assertCounted(0, 1);
  }

  @Test
  void bodyFailureTimeout() throws Exception {
    backend.hangs();
    Service impatient =
        backend.create(
            Service.class,
            backend.retrofit().client(backend.impatientClient()).addCallAdapterFactory(factory()));

    await(impatient.body()).assertError(SocketTimeoutException.class);

    backend.assertCounted(0, 1);
  }

  @Test
  void bodyFailureConverter() throws Exception {
    backend.answers(200, "Hi");

    await(service.unreadable()).assertError(thrown -> thrown == backend.unreadable());

    backend.assertCounted(0, 1);
  }

  @Test
  void responseAndResultAreCounted() throws Exception {
    backend.answers(200, "Hi");
    backend.answers(500);

    assertThat(valueOf(service.response()).body()).isEqualTo("Hi");
    assertThat(valueOf(service.result()).response().code()).isEqualTo(500);

    backend.assertCounted(1, 1);
  }

  @Test
  void eachSubscriptionIsGuardedAnew() throws Exception {
    backend.answers(200, "Hi");
    backend.answers(500);
    Single<String> single = service.body();

    await(single).assertResult("Hi");
    await(single).assertError(HttpException.class);

    backend.assertCounted(1, 1);
  }

  @Test
  void disposeBeforeAsksNothing() {
    backend.awaitProbe();

    service.body().test(true).assertEmpty();

    assertThat(backend.requests()).isZero();
    assertThat(backend.breaker().status().retryAfter()).isZero();
    backend.assertCountedNothing();
  }

  @Test
  void disposeDuringCountsNothing() throws Exception {
    // The probe, whose end can be seen although a disposed observer is told nothing of it.
    backend.awaitProbe();
    backend.hangs();
    TestObserver<String> observer = service.body().subscribeOn(Schedulers.io()).test();
    backend.awaitRequest();

    observer.dispose();

    Eventually.within(BackendExtension.PATIENCE)
        .until(() -> backend.breaker().status().retryAfter().isZero());
    observer.assertEmpty();
    backend.answers(200, "Hi");
    await(service.body()).assertResult("Hi");
    backend.assertCountedNothing();
  }

  @Test
  void refusedBodyIsHttpException500() throws Exception {
    backend.trip();

    await(service.body())
        .assertError(HttpException.class)
        .assertError(thrown -> "HTTP 500 Circuit breaker tripped".equals(thrown.getMessage()));
    await(service.nothing()).assertError(HttpException.class);

    assertThat(backend.requests()).isZero();
  }

  @Test
  void refusedResponses() throws Exception {
    backend.trip();

    assertThat(valueOf(service.response()).message()).isEqualTo("Circuit breaker tripped");
    assertThat(valueOf(service.head()).message()).isEqualTo("Circuit breaker tripped");
    assertThat(valueOf(service.streamed()).message()).isEqualTo("Circuit breaker tripped");
    assertThat(valueOf(service.result()).response().message()).isEqualTo("Circuit breaker tripped");
  }

  @Test
  void refusedThrows() throws Exception {
    backend.configure(breakers -> breakers.refusal(Refusal.THROW));
    service = create();
    backend.trip();

    await(service.body()).assertError(CircuitOpenException.class);
    await(service.head()).assertError(CircuitOpenException.class);
    assertThat(valueOf(service.result()).error()).isInstanceOf(CircuitOpenException.class);
  }
}
