package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import dev.breaker.BreakerListener;
import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.fixtures.Eventually;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.SingleSubject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import kotlin.coroutines.Continuation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.adapter.guava.GuavaCallAdapterFactory;
import retrofit2.adapter.rxjava3.Result;
import retrofit2.adapter.rxjava3.RxJava3CallAdapterFactory;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** Answers refused calls, before either way to refuse them. */
@ParameterizedClass
@EnumSource
@Tag("versions")
final class FallbackTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();
  @Parameter Refusal refusal;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Scripted fallback = new Scripted();
  private Service service;

  interface Service {
    @GET("/{id}")
    Call<String> call(@Path("id") String id);

    @GET("/{id}")
    CompletableFuture<String> body(@Path("id") String id);

    @GET("/{id}")
    CompletableFuture<Response<String>> response(@Path("id") String id);

    @GET("/{id}")
    CompletableFuture<Optional<String>> optional(@Path("id") String id);

    @GET("/{id}")
    ListenableFuture<String> listenable(@Path("id") String id);

    @GET("/{id}")
    Single<String> single(@Path("id") String id);

    @GET("/{id}")
    Single<Result<String>> result(@Path("id") String id);

    @GET("/{id}")
    Maybe<String> maybe(@Path("id") String id);

    @GET("/{id}")
    Observable<String> observable(@Path("id") String id);

    @GET("/{id}")
    Flowable<String> flowable(@Path("id") String id);

    @GET("/{id}")
    Completable completable(@Path("id") String id);

    @GET("/{id}")
    Object suspended(@Path("id") String id, Continuation<? super String> continuation);

    @GET("/{id}")
    Call<String> without(@Path("id") String id);
  }

  /** What the user writes: says which call it answers, or does what the test asked for. */
  private final class Scripted implements Service {
    private Callable<?> other;
    private Call<String> ofCall;
    private Single<String> ofSingle;

    private String answer(String id) throws Exception {
      if (other != null) {
        return (String) other.call();
      }
      told.add("asked " + id);
      return "instead of " + id;
    }

    private <T> T quietly(Callable<T> answer) {
      try {
        return answer.call();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Call<String> call(String id) {
      if (ofCall != null) {
        return ofCall;
      }
      return new OneCall<>(Response.success(quietly(() -> answer(id))));
    }

    @SuppressWarnings("unchecked")
    @Override
    public CompletableFuture<String> body(String id) {
      return other == null
          ? CompletableFuture.supplyAsync(() -> quietly(() -> answer(id)))
          : quietly(() -> (CompletableFuture<String>) other.call());
    }

    @Override
    public CompletableFuture<Response<String>> response(String id) {
      return CompletableFuture.completedFuture(Response.success(quietly(() -> answer(id))));
    }

    @Override
    public CompletableFuture<Optional<String>> optional(String id) {
      return CompletableFuture.completedFuture(Optional.of(quietly(() -> answer(id))));
    }

    @Override
    public ListenableFuture<String> listenable(String id) {
      return Futures.immediateFuture(quietly(() -> answer(id)));
    }

    @Override
    public Single<String> single(String id) {
      return ofSingle == null ? Single.fromCallable(() -> answer(id)) : ofSingle;
    }

    @Override
    public Single<Result<String>> result(String id) {
      return Single.fromCallable(
          () ->
              id.equals("error")
                  ? Result.error(new IOException("of the fallback"))
                  : Result.response(Response.success(answer(id))));
    }

    @Override
    public Maybe<String> maybe(String id) {
      return id.equals("nothing") ? Maybe.empty() : Maybe.fromCallable(() -> answer(id));
    }

    @Override
    public Observable<String> observable(String id) {
      return Observable.fromCallable(() -> answer(id));
    }

    @Override
    public Flowable<String> flowable(String id) {
      return Flowable.fromCallable(() -> answer(id));
    }

    @Override
    public Completable completable(String id) {
      return Completable.fromAction(() -> answer(id));
    }

    @Override
    public Object suspended(String id, Continuation<? super String> continuation) {
      return quietly(() -> answer(id));
    }

    @Override
    public Call<String> without(String id) {
      throw new IllegalStateException("has no answer");
    }
  }

  /** Stands for generated code. */
  private static final class WithFallback extends BreakerCallAdapterFactory {
    @SuppressWarnings({"unchecked", "FutureReturnValueIgnored"})
    private WithFallback(CircuitBreakers breakers, Service fallback) {
      super(breakers, BackendExtension.POLICY);
      fallback(it -> fallback.call((String) it.get(0)), "call", String.class);
      fallback(it -> fallback.body((String) it.get(0)), "body", String.class);
      fallback(it -> fallback.response((String) it.get(0)), "response", String.class);
      fallback(it -> fallback.optional((String) it.get(0)), "optional", String.class);
      fallback(it -> fallback.listenable((String) it.get(0)), "listenable", String.class);
      fallback(it -> fallback.single((String) it.get(0)), "single", String.class);
      fallback(it -> fallback.result((String) it.get(0)), "result", String.class);
      fallback(it -> fallback.maybe((String) it.get(0)), "maybe", String.class);
      fallback(it -> fallback.observable((String) it.get(0)), "observable", String.class);
      fallback(it -> fallback.flowable((String) it.get(0)), "flowable", String.class);
      fallback(it -> fallback.completable((String) it.get(0)), "completable", String.class);
      fallback(
          it -> fallback.suspended((String) it.get(0), (Continuation<? super String>) it.get(1)),
          "suspended",
          String.class,
          Continuation.class);
    }

    static Service create(Retrofit retrofit, CircuitBreakers breakers, Service fallback) {
      return new WithFallback(breakers, fallback).guard(retrofit, Service.class);
    }
  }

  @BeforeEach
  void setUp() {
    BreakerListener listener =
        new BreakerListener() {
          @Override
          public void onRefused(String name, CircuitOpenException open) {
            told.add("refused");
          }

          @Override
          public void onFallback(String name, CircuitOpenException open) {
            told.add("fallback of " + name + " since " + open.reason());
          }
        };
    backend.configure(builder -> builder.refusal(refusal).listener(listener));
    service = create();
  }

  private Service create() {
    Retrofit retrofit =
        backend
            .retrofit()
            .addCallAdapterFactory(RxJava3CallAdapterFactory.create())
            .addCallAdapterFactory(GuavaCallAdapterFactory.create())
            .build();
    return WithFallback.create(retrofit, backend.breakers(), fallback);
  }

  private static Object await(Future<?> future) throws Exception {
    return BackendExtension.await(future);
  }

  @Test
  void answersWithTheSameArguments() throws Exception {
    backend.trip();

    assertThat(service.call("7").execute().body()).isEqualTo("instead of 7");

    assertThat(told).containsExactly("refused", "fallback of backend since by hand", "asked 7");
    assertThat(backend.requests()).isZero();
    backend.assertCountedNothing();
  }

  @Test
  void answersEveryType() throws Exception {
    backend.trip();
    String answer = "instead of 7";

    assertThat(await(service.body("7"))).isEqualTo(answer);
    assertThat(await(service.response("7").thenApply(Response::body))).isEqualTo(answer);
    assertThat(await(service.optional("7"))).isEqualTo(Optional.of(answer));
    assertThat(await(service.listenable("7"))).isEqualTo(answer);
    assertThat(service.single("7").blockingGet()).isEqualTo(answer);
    assertThat(service.result("7").blockingGet().response().body()).isEqualTo(answer);
    assertThat(service.result("error").blockingGet().error()).hasMessage("of the fallback");
    assertThat(service.maybe("7").blockingGet()).isEqualTo(answer);
    assertThat(service.maybe("nothing").blockingGet()).isNull();
    assertThat(service.observable("7").blockingFirst()).isEqualTo(answer);
    assertThat(service.flowable("7").blockingFirst()).isEqualTo(answer);
    service.completable("7").blockingAwait();
    assertThat(await(Continued.<String>of(it -> service.suspended("7", it)).future()))
        .isEqualTo(answer);
    assertThat(backend.requests()).isZero();
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // The call that it is made of is taken.
  void aBodyIsASuccessThatSaysWhereItIsFrom() throws Exception {
    backend.trip();

    Response<String> ofCall = service.call("7").execute();
    Response<String> ofBody = service.response("7").get();

    // A response is passed on as it is.
    assertThat(ofCall.headers().get("X-Circuit-Breaker")).isNull();
    assertThat(ofBody.headers().get("X-Circuit-Breaker")).isNull();
    RecordingCallback<String> callback = new RecordingCallback<>();
    callOf(it -> it.body("7")).enqueue(callback);
    Response<String> response = callback.awaitResponse();
    assertThat(response.code()).isEqualTo(200);
    assertThat(response.headers().get("X-Circuit-Breaker")).isEqualTo("fallback");
    assertThat(response.raw().request().url().encodedPath()).isEqualTo("/7");
    assertThat(Refusal.isRefusal(response)).isFalse();
  }

  /** The guarded call that a method's return value is made of. */
  private Call<String> callOf(Function<Service, ?> method) {
    CallCatcher catcher = new CallCatcher();
    Retrofit catching = backend.retrofit().addCallAdapterFactory(catcher).build();
    Object unused = method.apply(WithFallback.create(catching, backend.breakers(), fallback));
    return catcher.call();
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored")
  void itsExceptionSurfacesAsItIs() throws Exception {
    backend.trip();
    IOException problem = new IOException("of the fallback");
    RecordingCallback<String> callback = new RecordingCallback<>();

    service.without("7");
    fallback.other = () -> CompletableFuture.failedFuture(problem);
    assertThatThrownBy(() -> service.body("7").get())
        .isInstanceOf(ExecutionException.class)
        .hasCause(problem);
    fallback.other = () -> null;
    assertThatThrownBy(() -> service.body("7").get())
        .hasCauseInstanceOf(NullPointerException.class)
        .hasMessageContaining("body returned null");
    fallback.other =
        () -> {
          throw new UnsupportedOperationException("thrown");
        };
    assertThatThrownBy(service.call("7")::execute)
        .isInstanceOf(UnsupportedOperationException.class);
    service.call("7").enqueue(callback);
    assertThat(callback.awaitFailure()).hasMessage("thrown");
  }

  @Test
  void aColdTypeAsksAtEachSubscription() throws Exception {
    Single<String> single = service.single("7");
    backend.answers(200, "Hi");
    assertThat(single.blockingGet()).isEqualTo("Hi");
    assertThat(told).isEmpty();

    backend.trip();

    assertThat(single.blockingGet()).isEqualTo("instead of 7");
    assertThat(single.blockingGet()).isEqualTo("instead of 7");
    assertThat(told.stream().filter(line -> line.equals("asked 7"))).hasSize(2);
  }

  @Test
  void failuresAreNotAnswered() throws Exception {
    backend.answers(503);

    assertThat(service.call("7").execute().code()).isEqualTo(503);

    assertThat(told).isEmpty();
    backend.assertCounted(0, 1);
  }

  @Test
  void cancellingEndsTheAnswer() throws Exception {
    backend.trip();
    CompletableFuture<String> never = new CompletableFuture<>();
    fallback.other = () -> never;

    CompletableFuture<String> future = service.body("7");
    Eventually.until(() -> told.contains("fallback of backend since by hand"));
    future.cancel(true);

    Eventually.until(never::isCancelled);
  }

  @Test
  void aCallThatRanAlreadyIsAFailure() throws Exception {
    backend.trip();
    backend.answers(200, "Hi");
    Retrofit plain = backend.retrofit().build();
    fallback.ofCall = plain.create(Service.class).call("7");
    assertThat(fallback.ofCall.execute().body()).isEqualTo("Hi");
    RecordingCallback<String> callback = new RecordingCallback<>();

    service.call("7").enqueue(callback);

    assertThat(callback.awaitFailure()).hasMessage("Already executed.");
    assertThatThrownBy(service.call("7")::execute).hasMessage("Already executed.");
  }

  @Test
  void aThreadThatWaitsForTheAnswerGoesOnWhenTheCallIsCancelled() throws Exception {
    backend.trip();
    SingleSubject<String> never = SingleSubject.create();
    fallback.ofSingle = never;
    Call<String> call = callOf(it -> it.single("7"));
    Future<Response<String>> response = backend.inBackground(call::execute);
    Eventually.until(never::hasObservers);

    call.cancel();

    assertThatThrownBy(() -> BackendExtension.await(response))
        .cause()
        .isInstanceOf(IOException.class)
        .hasMessage("Canceled");
    assertThat(never.hasObservers()).isFalse();
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // The call that it is made of is taken.
  void aCallbackHearsThatTheAnswerWasCancelled() throws Exception {
    backend.trip();
    CompletableFuture<String> never = new CompletableFuture<>();
    fallback.other = () -> never;
    Call<String> call = callOf(it -> it.body("7"));
    RecordingCallback<String> callback = new RecordingCallback<>();
    call.enqueue(callback);
    Eventually.until(() -> told.contains("fallback of backend since by hand"));

    call.cancel();

    assertThat(callback.awaitFailure()).isInstanceOf(IOException.class).hasMessage("Canceled");
  }

  @Test
  void aMethodWithoutOneIsRefused() throws Exception {
    backend.trip();

    if (refusal == Refusal.THROW) {
      assertThatThrownBy(service.without("7")::execute).isInstanceOf(CircuitOpenException.class);
    } else {
      assertThat(service.without("7").execute().code()).isEqualTo(500);
    }
    assertThat(told).containsExactly("refused");
  }
}
