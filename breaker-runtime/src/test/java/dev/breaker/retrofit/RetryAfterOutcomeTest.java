package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import java.time.Duration;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Call;
import retrofit2.http.GET;

/** What a backend and an operator say counts with the next call. */
@Tag("versions")
class RetryAfterOutcomeTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();
  }

  private void answersLater(int status, String retryAfter) {
    backend.answers(
        new MockResponse().setResponseCode(status).addHeader("Retry-After", retryAfter));
  }

  /** The first failure asks, the second trips. */
  @ParameterizedTest
  @CsvSource({"503, 600, 600", "503, 9999999, 3600", "503, soon, 180", "429, 600, 180"})
  void aFailureKeepsTheCircuitOpenForAsLongAsItAsks(int status, String retryAfter, long seconds)
      throws Exception {
    backend.policy(policy -> policy.withMinimumFailures(status == 503 ? 2 : 1));
    Service service = backend.create(Service.class);
    answersLater(status, retryAfter);
    backend.answers(503);

    assertThat(service.body().execute().code()).isEqualTo(status);
    assertThat(service.body().execute().code()).isEqualTo(503);

    assertThat(backend.breaker().status().retryAfter()).hasSeconds(seconds);
  }

  @Test
  void aFailedProbeKeepsItOpenForAsLongAsItAsks() throws Exception {
    Service service = backend.create(Service.class);
    backend.awaitProbe();
    answersLater(503, "900");

    assertThat(service.body().execute().code()).isEqualTo(503);

    assertThat(backend.breaker().status().retryAfter()).hasSeconds(900);
  }

  @Test
  void theListsOfAnOverrideDecide() throws Exception {
    Service service = backend.create(Service.class);
    BreakerPolicy policy = backend.breaker().policy();
    backend
        .breaker()
        .overridePolicy(
            policy.withIgnoredStatuses(503).withFailureStatuses(429).withMinimumFailures(1),
            "it is full, not broken",
            "ann",
            Duration.ofHours(1));
    backend.answers(503);
    backend.answers(429);

    assertThat(service.body().execute().code()).isEqualTo(503);
    backend.assertCountedNothing();
    assertThat(service.body().execute().code()).isEqualTo(429);

    assertThat(backend.state()).isEqualTo(CircuitState.OPEN);
  }
}
