package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.LogCapture;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.http.GET;

/** A rule that sees headers and request. */
@Tag("versions")
final class ResponseRuleTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/users")
    Call<String> users();

    @GET("/search")
    Call<String> search();
  }

  private Service service(ResponseRule rule) {
    backend.configure(breakers -> breakers.failureRule(rule));
    return backend.create(Service.class);
  }

  @Test
  void decidesByHeadersAndRequest() throws Exception {
    Service service =
        service(
            new ResponseRule() {
              @Override
              public boolean isFailure(Response response) {
                return response.header("X-Degraded") != null
                    || response.request().url().encodedPath().equals("/search");
              }
            });
    backend.answers(new MockResponse().setBody("Hi").addHeader("X-Degraded: yes"));
    backend.answers(200, "Hi");
    backend.answers(503, "down");

    assertThat(service.users().execute().body()).isEqualTo("Hi");
    backend.assertCounted(0, 1);
    assertThat(service.search().execute().body()).isEqualTo("Hi");
    backend.assertCounted(0, 2);
    assertThat(service.users().execute().errorBody().string()).isEqualTo("down");
    backend.assertCounted(1, 2);
  }

  @Test
  void byDefaultDecidesByTheStatus() throws Exception {
    Service service =
        service(
            new ResponseRule() {
              @Override
              public boolean isFailure(int httpStatus) {
                return httpStatus == 404;
              }
            });
    backend.answers(404);
    backend.answers(503);

    service.users().execute();
    service.users().execute();

    backend.assertCounted(1, 1);
  }

  @Test
  void cannotReadTheBodyAndIsReplacedByTheDefaultWhenItTries() throws Exception {
    Service service =
        service(
            new ResponseRule() {
              @Override
              public boolean isFailure(Response response) {
                try {
                  return !response.body().string().isEmpty();
                } catch (java.io.IOException e) {
                  throw new AssertionError(e);
                }
              }
            });
    backend.answers(200, "Hi");
    backend.answers(503, "down");

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      assertThat(service.users().execute().body()).isEqualTo("Hi");
      assertThat(service.users().execute().errorBody().string()).isEqualTo("down");

      assertThat(log.messages()).singleElement().asString().contains("The failure rule");
    }
    backend.assertCounted(1, 1);
  }
}
