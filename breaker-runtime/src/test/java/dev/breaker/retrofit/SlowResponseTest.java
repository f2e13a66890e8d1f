package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.CircuitState;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Call;
import retrofit2.http.GET;

/** A response that came late is a failure, though its caller gets it. */
@Tag("versions")
final class SlowResponseTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();
  }

  private final RecordingListener heard = new RecordingListener();
  private final RecordingCallback<String> callback = new RecordingCallback<>();

  private void slowAfter(int millis) {
    backend.configure(breakers -> breakers.listener(heard));
    backend.policy(
        policy ->
            policy
                .withSlowAfter(Duration.ofMillis(millis))
                .withFailureStatuses(429)
                .withIgnoredStatuses(404));
  }

  /** Has each response say that it was sent for and received at these times. */
  private static OkHttpClient.Builder timed(OkHttpClient.Builder client, long sent, long received) {
    return client.addInterceptor(
        chain ->
            chain
                .proceed(chain.request())
                .newBuilder()
                .sentRequestAtMillis(sent)
                .receivedResponseAtMillis(received)
                .build());
  }

  @ParameterizedTest
  @CsvSource({
    "200, 1000, 5000, 6001, failure slow,     OPEN",
    "403, 1000, 5000, 6001, failure slow,     OPEN",
    "200, 1000, 5000, 6000, success,          CLOSED",
    "200, 1000, 6001, 5000, success,          CLOSED",
    "200, 0,    5000, 9000, success,          CLOSED",
    "503, 1000, 5000, 6001, failure HTTP 503, OPEN",
    "429, 1000, 5000, 6001, failure HTTP 429, OPEN",
    "404, 1000, 5000, 6001, ignored HTTP 404, CLOSED",
  })
  void isAFailureIfItIsNoneByItsStatusAndNotIgnored(
      int status, int slowAfter, long sent, long received, String outcome, CircuitState afterProbe)
      throws Exception {
    slowAfter(slowAfter);
    Service service = backend.create(Service.class, client -> timed(client, sent, received));
    backend.answers(status);
    backend.answers(status);
    backend.answers(status);

    assertThat(service.body().execute().code()).isEqualTo(status);
    service.body().enqueue(callback);
    assertThat(callback.awaitResponse().code()).isEqualTo(status);

    assertThat(heard.events).containsExactly("backend " + outcome, "backend " + outcome);

    backend.awaitProbe();
    assertThat(service.body().execute().code()).isEqualTo(status);
    assertThat(backend.state()).isEqualTo(afterProbe);
  }

  @Test
  void isMeasuredByOkHttp() throws Exception {
    slowAfter(1);
    backend.create(Service.class).body().enqueue(callback);
    Eventually.until(() -> backend.requests() == 1);
    BackendExtension.outlast(Duration.ofMillis(20));

    backend.answers(200, "Hi");

    assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
    assertThat(heard.events).containsExactly("backend failure slow");
  }

  @Test
  void ofTheCacheCountsNothing(@TempDir Path directory) throws Exception {
    slowAfter(1000);
    try (Cache cache = new Cache(directory.toFile(), 1 << 20)) {
      Service service =
          backend.create(Service.class, client -> timed(client.cache(cache), 5000, 9000));
      backend.answers(new MockResponse().setBody("Hi").addHeader("Cache-Control: max-age=3600"));

      assertThat(service.body().execute().body()).isEqualTo("Hi");
      assertThat(service.body().execute().body()).isEqualTo("Hi");
    }

    assertThat(backend.requests()).isEqualTo(1);
    backend.assertCounted(0, 1);
  }
}
