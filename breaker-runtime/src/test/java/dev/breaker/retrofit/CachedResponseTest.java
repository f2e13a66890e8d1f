package dev.breaker.retrofit;

import static dev.breaker.storage.CircuitState.CLOSED;
import static dev.breaker.storage.CircuitState.HALF_OPEN;
import static dev.breaker.storage.CircuitState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import okhttp3.Cache;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.GET;
import retrofit2.http.Headers;

/** What the client's cache answers says nothing of the backend. */
@Tag("versions")
final class CachedResponseTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();
  @TempDir Path directory;

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/")
    @Headers("Cache-Control: only-if-cached")
    Call<String> cached();

    @GET("/other")
    Call<String> other();
  }

  private final RecordingCallback<String> callback = new RecordingCallback<>();
  private Cache cache;
  private Service service;

  @BeforeEach
  void setUp() {
    cache = new Cache(directory.toFile(), 1 << 20);
    service = backend.create(Service.class, client -> client.cache(cache));
  }

  @AfterEach
  void close() throws IOException {
    cache.close();
  }

  private void fill(String header) throws IOException {
    backend.answers(new MockResponse().setBody("Hi").addHeader(header));
    assertThat(service.body().execute().body()).isEqualTo("Hi");
    backend.assertCounted(1, 0);
  }

  private Response<String> enqueued(Call<String> call) throws InterruptedException {
    call.enqueue(callback);
    return callback.awaitResponse();
  }

  @Test
  void countsNothing() throws Exception {
    fill("Cache-Control: max-age=3600");

    assertThat(service.body().execute().body()).isEqualTo("Hi");
    assertThat(enqueued(service.body()).body()).isEqualTo("Hi");

    assertThat(backend.requests()).isEqualTo(1);
    backend.assertCounted(1, 0);
  }

  @Test
  void isNoProbe() throws Exception {
    fill("Cache-Control: max-age=3600");
    backend.awaitProbe();

    assertThat(service.body().execute().body()).isEqualTo("Hi");
    assertThat(backend.state()).isEqualTo(HALF_OPEN);
    assertThat(enqueued(service.body()).body()).isEqualTo("Hi");
    assertThat(backend.state()).isEqualTo(HALF_OPEN);

    backend.answers(503);
    assertThat(service.other().execute().code()).isEqualTo(503);
    assertThat(backend.state()).isEqualTo(OPEN);
  }

  @Test
  void thatIsMissingCountsNothing() throws Exception {
    for (int i = 0; i < BackendExtension.POLICY.minimumFailures(); i++) {
      assertThat(service.cached().execute().code()).isEqualTo(504);
      assertThat(enqueued(service.cached()).code()).isEqualTo(504);
    }

    assertThat(backend.requests()).isZero();
    backend.assertCountedNothing();
    assertThat(backend.state()).isEqualTo(CLOSED);
  }

  @Test
  void thatIsMissingIsNoProbe() throws Exception {
    backend.awaitProbe();

    assertThat(service.cached().execute().code()).isEqualTo(504);
    assertThat(enqueued(service.cached()).code()).isEqualTo(504);

    backend.answers(200, "Hi");
    assertThat(service.other().execute().body()).isEqualTo("Hi");
    assertThat(backend.state()).isEqualTo(CLOSED);
  }

  @Test
  void thatTheBackendConfirmedCounts() throws Exception {
    fill("ETag: v1");
    backend.answers(new MockResponse().setResponseCode(304));
    backend.answers(new MockResponse().setResponseCode(304));

    assertThat(service.body().execute().body()).isEqualTo("Hi");
    backend.assertCounted(2, 0);
    backend.awaitProbe();
    assertThat(enqueued(service.body()).body()).isEqualTo("Hi");

    assertThat(backend.requests()).isEqualTo(3);
    assertThat(backend.state()).isEqualTo(CLOSED);
  }

  @Test
  void thatTheBackendFailedToConfirmCounts() throws Exception {
    fill("ETag: v1");
    backend.answers(503);

    assertThat(service.body().execute().code()).isEqualTo(503);

    backend.assertCounted(1, 1);
  }

  @Test
  void gatewayTimeoutOfTheBackendCounts() throws Exception {
    backend.answers(504);

    assertThat(service.body().execute().code()).isEqualTo(504);

    backend.assertCounted(0, 1);
  }

  /** As of test doubles: they stand for a backend. */
  @Test
  void responseThatAnInterceptorMadeCounts() throws Exception {
    assertThat(createAnswering(200).body().execute().body()).isEqualTo("made");
    backend.assertCounted(1, 0);
    assertThat(enqueued(createAnswering(503).body()).code()).isEqualTo(503);
    backend.assertCounted(1, 1);
    assertThat(createAnswering(504).body().execute().code()).isEqualTo(504);
    backend.assertCounted(1, 2);
  }

  @SuppressWarnings("deprecation") // OkHttp 3 has no other way to make a body.
  private Service createAnswering(int status) {
    return backend.create(
        Service.class,
        client ->
            client.addInterceptor(
                chain ->
                    new okhttp3.Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(status)
                        .message("made by an interceptor")
                        .body(ResponseBody.create(MediaType.get("text/plain"), "made"))
                        .build()));
  }
}
