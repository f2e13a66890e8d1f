package dev.breaker.retrofit;

import static dev.breaker.storage.CircuitState.CLOSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import java.io.IOException;
import okhttp3.Request;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.http.GET;

/** An authenticator fetches its token through the very client that it serves. */
final class TokenTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/token")
    Call<String> token();
  }

  private Service service;

  private @Nullable Request withToken(@Nullable Route route, okhttp3.Response response)
      throws IOException {
    String token = service.token().execute().body();
    return token == null
        ? null
        : response.request().newBuilder().header("Authorization", token).build();
  }

  @Test
  void theTokenOfTheProbeIsAPartOfIt() throws Exception {
    service = backend.create(Service.class, client -> client.authenticator(this::withToken));
    backend.awaitProbe();
    backend.answers(401);
    backend.answers(200, "secret");
    backend.answers(200, "Hi");

    assertThat(service.body().execute().body()).isEqualTo("Hi");

    assertThat(backend.state()).isEqualTo(CLOSED);
    backend.assertCountedNothing();
  }

  /** What becomes of the token decides nothing: the call that it was for settles the probe. */
  @Test
  void aTokenThatIsNotToBeHadDecidesNothing() throws Exception {
    service = backend.create(Service.class, client -> client.authenticator(this::withToken));
    backend.awaitProbe();
    backend.answers(401);
    backend.answers(503);

    assertThat(service.body().execute().code()).isEqualTo(401);

    assertThat(backend.state()).as("the backend answered").isEqualTo(CLOSED);
    backend.assertCountedNothing();
  }

  /** OkHttp runs the authenticator of an enqueued call on a thread that nobody else sees. */
  @Test
  void aTokenOfAServiceOfItsOwnIsNotRefusedToAnEnqueuedProbe() throws Exception {
    Service login =
        HandWrittenFactory.create(
            Service.class,
            backend.retrofit().build(),
            backend.breakers(),
            BreakerPolicy.forService("login"));
    service = login;
    Service api = backend.create(Service.class, client -> client.authenticator(this::withToken));
    backend.awaitProbe();
    backend.answers(401);
    backend.answers(200, "secret");
    backend.answers(200, "Hi");
    RecordingCallback<String> callback = new RecordingCallback<>();

    api.body().enqueue(callback);

    assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
    assertThat(backend.state()).isEqualTo(CLOSED);
  }
}
