package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.FailureRule;
import dev.breaker.fixtures.LogCapture;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;

@Tag("versions")
final class BlameTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/{id}")
    Call<String> at(@Path("id") String id);

    @POST("/")
    Call<String> post(@Body Unreadable body);
  }

  private final RecordingCallback<String> callback = new RecordingCallback<>();

  @Test
  @SuppressWarnings("DataFlowIssue")
  void argumentThatMakesNoRequestIsOnTheCaller() throws Exception {
    Service service = backend.create(Service.class);

    assertThatThrownBy(service.at(null)::execute).isInstanceOf(IllegalArgumentException.class);
    Call<String> enqueued = service.at(null);
    enqueued.enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(IllegalArgumentException.class);
    assertThat(callback.call()).isSameAs(enqueued);
    assertThat(backend.requests()).isZero();
    backend.assertCountedNothing();
  }

  @Test
  void requestConverterIsOnTheCaller() throws Exception {
    assertRequestConverterIsOnTheCaller(new IOException("unwritable"));
    assertRequestConverterIsOnTheCaller(new IllegalStateException("unwritable"));
    assertRequestConverterIsOnTheCaller(new AssertionError("unwritable"));
    assertRequestConverterIsOnTheCaller(new NoClassDefFoundError("unwritable"));
  }

  private void assertRequestConverterIsOnTheCaller(Throwable thrown) throws Exception {
    Service service = backend.create(Service.class, backend.retrofitWhere(thrown));

    assertThatThrownBy(service.post(Unreadable.body())::execute)
        .satisfiesAnyOf(
            failure -> assertThat(failure).isSameAs(thrown),
            failure -> assertThat(failure).hasCause(thrown));

    backend.assertCountedNothing();
  }

  @Test
  void fatalErrorOfARequestConverterComesOutOfEnqueueAsEver() {
    NoClassDefFoundError thrown = new NoClassDefFoundError("unwritable");
    Service service = backend.create(Service.class, backend.retrofitWhere(thrown));
    backend.awaitProbe();

    assertThatThrownBy(() -> service.post(Unreadable.body()).enqueue(callback)).isSameAs(thrown);

    callback.assertToldNothingElse();
    assertThat(backend.breaker().status().retryAfter()).isZero();
  }

  @Test
  void callFactoryThatMakesNoCallIsOnTheCaller() {
    IllegalStateException thrown = new IllegalStateException("no call");
    Service service =
        backend.create(
            Service.class,
            backend
                .retrofit()
                .callFactory(
                    request -> {
                      throw thrown;
                    }));

    assertThatThrownBy(service.body()::execute).isSameAs(thrown);

    backend.assertCountedNothing();
  }

  @Test
  void clientThatIsShutDownIsOnTheCaller() throws Exception {
    Service service = backend.create(Service.class);
    backend.client().dispatcher().executorService().shutdown();

    service.body().enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(InterruptedIOException.class);
    backend.assertCountedNothing();
  }

  @Test
  void cancellingAllCallsOfTheClientIsOnTheCaller() throws Exception {
    backend.hangs();
    backend.create(Service.class).body().enqueue(callback);
    backend.awaitRequest();

    backend.client().dispatcher().cancelAll();

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class);
    backend.assertCountedNothing();
  }

  @Test
  void interruptIsOnTheCaller() throws Exception {
    Service service = backend.create(Service.class);

    Future<Response<String>> response =
        backend.inBackground(
            () -> {
              Thread.currentThread().interrupt();
              return service.body().execute();
            });

    assertThatThrownBy(() -> BackendExtension.await(response))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfAny(InterruptedIOException.class, InterruptedException.class);
    backend.assertCountedNothing();
  }

  @Test
  void callTimeoutIsOnTheBackendAlthoughItCancels() throws Exception {
    Service service =
        backend.create(Service.class, client -> client.callTimeout(Duration.ofMillis(50)));
    backend.hangs();
    backend.hangs();

    Call<String> executed = service.body();
    assertThatThrownBy(executed::execute).isInstanceOf(InterruptedIOException.class);
    assertThat(executed.isCanceled()).isTrue();
    backend.assertCounted(0, 1);

    service.body().enqueue(callback);
    assertThat(callback.awaitFailure()).isInstanceOf(InterruptedIOException.class);
    backend.assertCounted(0, 2);
  }

  @Test
  void interceptorThatThrowsIsOnTheBackendAlthoughItCancels() throws Exception {
    RuntimeException thrown = new IllegalStateException("expected by BlameTest");
    Service service = createThrowing(thrown);

    assertThatThrownBy(service.body()::execute).isSameAs(thrown);
    backend.assertCounted(0, 1);

    Call<String> enqueued = service.body();
    enqueued.enqueue(callback);
    assertThat(callback.awaitFailure())
        .isInstanceOf(IOException.class)
        .hasMessage("canceled due to " + thrown);
    assertThat(enqueued.isCanceled()).isTrue();
    backend.assertCounted(0, 2);
  }

  @Test
  void whatAnInterceptorThrewIsWhatTheRuleIsAskedOfAndTheReason() throws Exception {
    List<Throwable> asked = new CopyOnWriteArrayList<>();
    backend.configure(
        breakers ->
            breakers.failureRule(
                new FailureRule() {
                  @Override
                  public boolean isFailure(Throwable thrown) {
                    asked.add(thrown);
                    return true;
                  }
                }));
    RuntimeException thrown = new IllegalStateException("expected by BlameTest");
    Service service = createThrowing(thrown);
    backend.awaitProbe();

    service.body().enqueue(callback);

    callback.awaitFailure();
    assertThat(asked).containsExactly(thrown);
    assertThat(backend.breaker().status().reason())
        .isEqualTo("probe failed: IllegalStateException");
  }

  @Test
  void interruptInAnInterceptorIsOnTheCallerWhateverTheRuleSays() throws Exception {
    backend.configure(
        breakers ->
            breakers.failureRule(
                new FailureRule() {
                  @Override
                  public boolean isFailure(Throwable thrown) {
                    return true;
                  }
                }));
    Service service = createThrowing(new InterruptedException("expected by BlameTest"));

    assertThatThrownBy(service.body()::execute).isInstanceOf(InterruptedException.class);
    service.body().enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class);
    backend.assertCountedNothing();
  }

  @Test
  void exceptionThatCannotTellItsCauseIsOnTheBackend() throws Exception {
    class Mute extends IOException {
      private static final long serialVersionUID = 1;

      @Override
      public synchronized Throwable getCause() {
        throw new IllegalStateException("cause");
      }
    }
    Service service = createThrowing(new Mute());

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      assertThatThrownBy(service.body()::execute).isInstanceOf(Mute.class);
      service.body().enqueue(callback);

      assertThat(callback.awaitFailure()).isInstanceOf(Mute.class);
      backend.assertCounted(0, 2);
      assertThat(log.messages()).hasSize(1);
    }
  }

  /** With an interceptor that throws, also what Java has it declare, as one in Kotlin may. */
  private Service createThrowing(Throwable thrown) {
    Dispatcher dispatcher = new Dispatcher(backend.threads((thread, uncaught) -> {}));
    return backend.create(
        Service.class,
        client ->
            client
                .dispatcher(dispatcher)
                .addInterceptor(
                    chain -> {
                      throw BlameTest.<RuntimeException>unchecked(thrown);
                    }));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void interceptorThatThrowsAfterACancelIsOnTheCaller() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch canceled = new CountDownLatch(1);
    Dispatcher dispatcher = new Dispatcher(backend.threads((thread, uncaught) -> {}));
    Service service =
        backend.create(
            Service.class,
            client ->
                client
                    .dispatcher(dispatcher)
                    .addInterceptor(
                        chain -> {
                          started.countDown();
                          BackendExtension.await(canceled);
                          throw new IllegalStateException("expected by BlameTest");
                        }));
    Call<String> call = service.body();
    call.enqueue(callback);
    BackendExtension.await(started);

    call.cancel();
    canceled.countDown();

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class);
    backend.assertCountedNothing();
  }

  @Test
  void whatEnqueueItselfThrowsIsOnTheCaller() {
    IllegalStateException thrown = new IllegalStateException("listener");
    Service service =
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

    assertThatThrownBy(() -> service.body().enqueue(callback)).isSameAs(thrown);

    callback.assertToldNothingElse();
    backend.assertCountedNothing();
  }

  @Test
  void callThatCannotTellItsRequestWasSentAllTheSame() {
    IOException down = new IOException("down");
    Service service =
        backend.create(
            Service.class, backend.retrofit().callFactory(request -> new DownCall(request, down)));

    assertThatThrownBy(service.body()::execute).isSameAs(down);

    backend.assertCounted(0, 1);
  }

  /** As a test double of somebody may be: does no more than fail. */
  private record DownCall(Request sent, IOException down) implements okhttp3.Call {
    @Override
    public okhttp3.Response execute() throws IOException {
      throw down;
    }

    @Override
    public void enqueue(okhttp3.Callback callback) {
      callback.onFailure(this, down);
    }

    @Override
    public Request request() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void cancel() {}

    @Override
    public boolean isExecuted() {
      return false;
    }

    @Override
    public boolean isCanceled() {
      return false;
    }

    @Override
    public okio.Timeout timeout() {
      return okio.Timeout.NONE;
    }

    @Override
    @SuppressWarnings("CloneDoesntCallSuperClone")
    public okhttp3.Call clone() {
      return new DownCall(sent, down);
    }
  }
}
