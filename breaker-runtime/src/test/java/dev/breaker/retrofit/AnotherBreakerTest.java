package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.http.GET;

/** An interceptor gets a token from a service whose own circuit is open. */
@Tag("versions")
final class AnotherBreakerTest {
  private static final BreakerPolicy TOKENS = BreakerPolicy.forService("tokens");

  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Tokens {
    @GET("/token")
    Call<String> token();
  }

  interface Service {
    @GET("/")
    Call<String> body();
  }

  private final RecordingCallback<String> callback = new RecordingCallback<>();
  private Service service;

  @BeforeEach
  void setUp() {
    backend.configure(breakers -> breakers.refusal(Refusal.THROW));
    Tokens tokens =
        HandWrittenFactory.create(
            Tokens.class, backend.retrofit().build(), backend.breakers(), TOKENS);
    service =
        backend.create(
            Service.class,
            client ->
                client.addInterceptor(
                    chain -> {
                      String token = tokens.token().execute().body();
                      return chain.proceed(
                          chain.request().newBuilder().header("Authorization", token).build());
                    }));
    backend.breakers().breaker(TOKENS).trip("by hand");
  }

  @Test
  void itsRefusalCountsNothing() throws Exception {
    assertThatThrownBy(service.body()::execute).isInstanceOf(CircuitOpenException.class);
    service.body().enqueue(callback);

    assertThat(callback.awaitFailure()).isInstanceOf(CircuitOpenException.class);
    assertThat(backend.requests()).isZero();
    backend.assertCountedNothing();
  }

  @Test
  void itsRefusalOfTheProbeLetsTheNextGo() throws Exception {
    backend.awaitProbe();
    backend.breakers().breaker(TOKENS).trip("by hand");
    assertThatThrownBy(service.body()::execute)
        .isInstanceOfSatisfying(
            CircuitOpenException.class,
            refusal -> assertThat(refusal.service()).isEqualTo("tokens"));
    backend.breakers().breaker(TOKENS).reset();

    backend.answers(200, "token");
    backend.answers(200, "Hi");
    assertThat(service.body().execute().body()).isEqualTo("Hi");
    assertThat(backend.state()).isEqualTo(CircuitState.CLOSED);
  }
}
