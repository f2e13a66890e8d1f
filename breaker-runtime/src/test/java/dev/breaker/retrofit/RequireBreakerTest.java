package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.annotation.CircuitBroken;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.LogCapture;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;

final class RequireBreakerTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  @CircuitBroken(service = "backend")
  interface Annotated {
    @GET("/")
    Call<String> body();
  }

  interface Plain {
    @GET("/")
    Call<String> body();

    @CircuitBroken(service = "other")
    @GET("/")
    Call<String> ofAMethod();
  }

  private Retrofit.Builder with(Interceptor interceptor) {
    OkHttpClient client = backend.client().newBuilder().addInterceptor(interceptor).build();
    return backend.retrofit().client(client);
  }

  private <T> T guarded(Class<T> service, Retrofit.Builder retrofit) {
    return backend.create(service, retrofit);
  }

  @Test
  void tellsWhetherAClientIsGuarded() {
    Annotated guarded = guarded(Annotated.class, backend.retrofit());
    Annotated unguarded = backend.retrofit().build().create(Annotated.class);

    assertThat(guarded).as("a client of Retrofit's").isNotEqualTo(guarded);
    assertThat(BreakerCallAdapterFactory.isGuarded(guarded)).isTrue();
    assertThat(BreakerCallAdapterFactory.isGuarded(unguarded)).isFalse();
    assertThat(BreakerCallAdapterFactory.isGuarded("no client at all")).isFalse();
  }

  @Test
  void unguardedCallsAreLoggedOnceForEachInterface() throws Exception {
    Retrofit retrofit = with(RequireBreaker.orLog()).build();
    Annotated unguarded = retrofit.create(Annotated.class);
    try (LogCapture log = LogCapture.of("dev.breaker")) {
      for (int i = 0; i < 3; i++) {
        backend.answers(200, "Hi");
        assertThat(unguarded.body().execute().body()).isEqualTo("Hi");
      }

      assertThat(log.warnings())
          .containsExactly(
              "dev.breaker.retrofit.RequireBreakerTest$Annotated has @CircuitBroken, but its client"
                  + " was made by Retrofit.create, so no breaker guards its calls; make the client"
                  + " by CircuitBrokenRequireBreakerTest_Annotated.create(retrofit, breakers)."
                  + " Logged once for each interface.");
    }
  }

  @Test
  void unguardedCallsAreThrownBeforeAnythingIsSent() {
    Retrofit retrofit = with(RequireBreaker.orThrow()).build();

    assertThatThrownBy(retrofit.create(Annotated.class).body()::execute)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no breaker guards its calls");
    assertThatThrownBy(retrofit.create(Plain.class).ofAMethod()::execute)
        .isInstanceOf(IOException.class);
    assertThat(backend.requests()).isZero();
  }

  @Test
  void enqueuedOnesToo() throws Exception {
    RecordingCallback<String> callback = new RecordingCallback<>();

    with(RequireBreaker.orThrow()).build().create(Annotated.class).body().enqueue(callback);

    assertThat(callback.awaitFailure()).hasMessageContaining("no breaker guards its calls");
  }

  @Test
  void guardedCallsDoNotPassIt() throws Exception {
    AtomicInteger others = new AtomicInteger();
    Retrofit.Builder retrofit = with(RequireBreaker.orThrow());
    OkHttpClient client =
        ((OkHttpClient) retrofit.build().callFactory())
            .newBuilder()
            .addInterceptor(
                chain -> {
                  others.incrementAndGet();
                  return chain.proceed(chain.request());
                })
            .build();
    Annotated guarded = guarded(Annotated.class, retrofit.client(client));
    backend.answers(200, "Hi");

    assertThat(guarded.body().execute().body()).isEqualTo("Hi");

    assertThat(others).as("other interceptors stay").hasValue(1);
    backend.assertCounted(1, 0);
    assertThat(((OkHttpClient) RequireBreaker.without(client)).connectionPool())
        .isSameAs(client.connectionPool());
    assertThat(RequireBreaker.without(backend.client())).isSameAs(backend.client());
  }

  @Test
  void guardedCallsOfAnotherFactoryAreRecognised() throws Exception {
    OkHttpClient client =
        backend.client().newBuilder().addInterceptor(RequireBreaker.orThrow()).build();
    Annotated guarded =
        guarded(
            Annotated.class, backend.retrofit().callFactory(request -> client.newCall(request)));
    backend.answers(200, "Hi");

    assertThat(guarded.body().execute().body()).isEqualTo("Hi");
  }

  @Test
  void whatIsNotAnnotatedGoesAsItDid() throws Exception {
    Retrofit retrofit = with(RequireBreaker.orThrow()).build();
    backend.answers(200, "Hi");
    backend.answers(200, "Hi");

    assertThat(retrofit.create(Plain.class).body().execute().body()).isEqualTo("Hi");
    Request byHand = new Request.Builder().url(backend.server().url("/")).build();
    try (okhttp3.Response response = retrofit.callFactory().newCall(byHand).execute()) {
      assertThat(response.code()).isEqualTo(200);
    }
  }

  @Test
  void clientsThatAreGoneAreForgotten() {
    WeakReference<Object> client =
        new WeakReference<>(guarded(Annotated.class, backend.retrofit()));

    Eventually.within(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(client.get()).isNull();
            });
  }
}
