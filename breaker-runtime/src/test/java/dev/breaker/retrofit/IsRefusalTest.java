package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.breaker.Refusal;
import dev.breaker.okhttp.CircuitBreakerInterceptor;
import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;

/** Tells a refusal from a backend's 500. */
@Tag("versions")
final class IsRefusalTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/")
    CompletableFuture<String> future();
  }

  @Test
  void aResponseOfABreakerIsOne() throws Exception {
    Service service = backend.create(Service.class);
    backend.trip();

    Response<String> refused = service.body().execute();

    assertThat(Refusal.isRefusal(refused)).isTrue();
    assertThat(Refusal.isRefusal(refused.raw())).isTrue();
  }

  @Test
  void aResponseOfTheBackendIsNone() throws Exception {
    Service service = backend.create(Service.class);
    backend.answers(
        new MockResponse()
            .setResponseCode(500)
            .setHeader("X-Circuit-Breaker", "breaker tripped")
            .setBody("{\"errors\":[{\"msg\":\"Circuit breaker backend tripped\"}]}"));

    assertThat(Refusal.isRefusal(service.body().execute())).isFalse();
    assertThat(Refusal.isRefusal((Object) null)).isFalse();
    assertThat(Refusal.isRefusal("text")).isFalse();
  }

  @Test
  void anExceptionThatHoldsOneIsOne() {
    Service service = backend.create(Service.class);
    backend.trip();
    Throwable future = catchThrowable(service.future()::get);

    assertThat(Refusal.isRefusal(future)).isTrue();
    assertThat(Refusal.isRefusal(future.getCause())).isTrue();
    assertThat(Refusal.isRefusal((Object) future)).isTrue();
    assertThat(Refusal.isRefusal(new IOException("of the backend"))).isFalse();
    assertThat(Refusal.isRefusal((Throwable) null)).isFalse();
  }

  @Test
  void anotherBreakersResponseCountsNothing() throws Exception {
    BreakerPolicy inner = BreakerPolicy.forService("inner");
    Service service =
        backend.create(
            Service.class,
            client ->
                client.addInterceptor(CircuitBreakerInterceptor.of(backend.breakers(), inner)));
    backend.breakers().breaker(inner).trip("by hand");

    Response<String> refused = service.body().execute();

    assertThat(Refusal.isRefusal(refused)).isTrue();
    backend.assertCountedNothing();
  }

  @Test
  void anInterceptorsResponseIsOneInPlainRetrofit() throws Exception {
    BreakerPolicy inner = BreakerPolicy.forService("inner");
    backend.breakers().breaker(inner).trip("by hand");
    Service plain =
        backend
            .retrofit()
            .client(
                backend
                    .client()
                    .newBuilder()
                    .addInterceptor(CircuitBreakerInterceptor.of(backend.breakers(), inner))
                    .build())
            .build()
            .create(Service.class);

    assertThat(Refusal.isRefusal(plain.body().execute())).isTrue();
    assertThat(Refusal.isRefusal(catchThrowable(plain.future()::get))).isTrue();
  }
}
