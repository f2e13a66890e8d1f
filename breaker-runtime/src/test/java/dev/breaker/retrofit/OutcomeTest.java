package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.FailureRule;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.CircuitState;
import java.util.Objects;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Call;
import retrofit2.http.GET;

/** The lists of the policy come first, then the rule. */
@Tag("versions")
final class OutcomeTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @GET("/")
    Call<Unreadable> unreadable();
  }

  private final RecordingListener heard = new RecordingListener();
  private final RecordingCallback<String> callback = new RecordingCallback<>();

  /** By name in the tables below. */
  enum Rule implements FailureRule {
    DEFAULT,
    ALL {
      @Override
      public boolean isFailure(int httpStatus) {
        return true;
      }
    },
    NONE {
      @Override
      public boolean isFailure(int httpStatus) {
        return false;
      }

      @Override
      public boolean isFailure(Throwable thrown) {
        return false;
      }
    },
    THROWING {
      @Override
      public boolean isFailure(int httpStatus) {
        throw new IllegalStateException("expected by OutcomeTest");
      }
    }
  }

  /** As an enum can be no {@link ResponseRule} and a plain rule in turn. */
  private record OfResponse(Rule rule) implements ResponseRule {
    @Override
    public boolean isFailure(int httpStatus) {
      throw new AssertionError("asked for a status");
    }

    @Override
    public boolean isFailure(Response response) {
      return rule.isFailure(response.code());
    }
  }

  private Service service(FailureRule rule) {
    backend.configure(breakers -> breakers.failureRule(rule).listener(heard));
    return backend.create(Service.class);
  }

  @ParameterizedTest
  @CsvSource({
    "200, DEFAULT,  success, CLOSED",
    "404, DEFAULT,  success, CLOSED",
    "503, DEFAULT,  failure, OPEN",
    "200, ALL,      failure, OPEN",
    "503, NONE,     success, CLOSED",
    "404, THROWING, success, CLOSED",
    "503, THROWING, failure, OPEN",
    "429, DEFAULT,  failure, OPEN",
    "429, NONE,     failure, OPEN",
    "429, THROWING, failure, OPEN",
    "500, DEFAULT,  ignored, CLOSED",
    "500, ALL,      ignored, CLOSED",
    "201, DEFAULT,  ignored, CLOSED",
    "201, NONE,     ignored, CLOSED",
  })
  void statusIsJudgedByTheListsAndThenByTheRule(
      int status, Rule rule, String outcome, CircuitState afterProbe) throws Exception {
    backend.policy(
        policy -> policy.withFailureStatuses(429, 430).withIgnoredStatuses(201, 500, 501));

    assertOutcome(service(rule), status, outcome, afterProbe);
    assertOutcome(service(new OfResponse(rule)), status, outcome, afterProbe);
  }

  private void assertOutcome(Service service, int status, String outcome, CircuitState afterProbe)
      throws Exception {
    heard.events.clear();
    backend.answers(status);
    backend.answers(status);
    String event = "backend " + outcome + (outcome.equals("success") ? "" : " HTTP " + status);

    assertThat(service.body().execute().code()).isEqualTo(status);
    service.body().enqueue(callback);
    assertThat(callback.awaitResponse().code()).isEqualTo(status);

    assertThat(heard.events).containsExactly(event, event);
    backend.assertCounted(outcome.equals("success") ? 2 : 0, outcome.equals("failure") ? 2 : 0);

    backend.awaitProbe();
    backend.answers(status);
    assertThat(service.body().execute().code()).isEqualTo(status);
    assertThat(heard.events).contains(event);
    assertThat(backend.state()).isEqualTo(afterProbe);
  }

  @ParameterizedTest
  @CsvSource({
    "java.io.IOException,                     DEFAULT, failure",
    "java.io.IOException,                     NONE,    ",
    "java.lang.IllegalStateException,         DEFAULT, ignored",
    "java.lang.RuntimeException,              NONE,    ignored",
    "java.lang.Throwable,                     NONE,    ignored",
  })
  void exceptionIsJudgedByTheListAndThenByTheRule(
      Class<? extends Throwable> ignored, Rule rule, String outcome) throws Exception {
    backend.policy(policy -> policy.withIgnoredExceptions(ignored));
    Service service = service(rule);
    backend.answers(200, "Hi");

    assertThatThrownBy(service.unreadable()::execute).isSameAs(backend.unreadable());

    if (outcome == null) {
      assertThat(heard.events).isEmpty();
    } else {
      assertThat(heard.events).containsExactly("backend " + outcome + " IllegalStateException");
    }
    backend.assertCounted(0, Objects.equals(outcome, "failure") ? 1 : 0);
  }

  @Test
  void ignoredExceptionOfTheProbeLeavesTheProbeToAnotherCall() throws Exception {
    backend.policy(policy -> policy.withIgnoredExceptions(RuntimeException.class));
    Service service = service(FailureRule.DEFAULT);
    backend.awaitProbe();
    backend.answers(200, "Hi");

    assertThatThrownBy(service.unreadable()::execute).isSameAs(backend.unreadable());

    assertThat(backend.state()).isNotEqualTo(CircuitState.CLOSED);
    assertThat(heard.events).contains("backend ignored IllegalStateException");
    backend.answers(200, "Hi");
    assertThat(service.body().execute().body()).isEqualTo("Hi");
    assertThat(backend.state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void cancelledCallIsNotIgnoredButAbandoned() throws Exception {
    backend.policy(policy -> policy.withIgnoredExceptions(Throwable.class));
    Service service = service(FailureRule.DEFAULT);
    backend.hangs();

    Call<String> call = service.body();
    call.enqueue(callback);
    backend.awaitRequest();
    call.cancel();

    callback.awaitFailure();
    assertThat(heard.events).isEmpty();
    backend.assertCountedNothing();
  }
}
