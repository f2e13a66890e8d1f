package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.BreakerListener;
import dev.breaker.CircuitOpenException;
import dev.breaker.fixtures.LogCapture;
import dev.breaker.fixtures.RecordingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Invocation;
import retrofit2.http.GET;
import retrofit2.http.Path;

@Tag("versions")
final class CallListenerTest {
  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/users/{id}")
    Call<String> user(@Path("id") String id);

    @GET("/")
    Call<Unreadable> unreadable();
  }

  /** Writes down what it hears, one line a call. */
  private static class Recording implements CallListener {
    final List<String> events = new CopyOnWriteArrayList<>();

    static String of(Request request, Duration elapsed) {
      return of(request) + (elapsed.isNegative() ? " in negative time" : "");
    }

    static String of(Request request) {
      Invocation invocation = request.tag(Invocation.class);
      return request.url().encodedPath() + " " + invocation.method().getName();
    }

    @Override
    public void onSuccess(String service, Request request, Response response, Duration elapsed) {
      events.add("success " + of(request, elapsed) + " " + response.code());
    }

    @Override
    public void onFailure(
        String service, Request request, Response response, Duration elapsed, String reason) {
      events.add("failure " + of(request, elapsed) + " " + response.code() + " " + reason);
    }

    @Override
    public void onFailure(
        String service, Request request, Throwable thrown, Duration elapsed, String reason) {
      events.add(
          "failure " + of(request, elapsed) + " " + thrown.getClass().getName() + " " + reason);
    }

    @Override
    public void onRefused(String service, Request request, CircuitOpenException refusal) {
      events.add("refused " + of(request) + " " + refusal.service());
    }

    @Override
    public void onSuccess(String service, Duration elapsed) {
      events.add("plain success");
    }

    @Override
    public void onFailure(String service, Duration elapsed, String reason) {
      events.add("plain failure " + reason);
    }

    @Override
    public void onIgnored(String service, Duration elapsed, String reason) {
      events.add("plain ignored " + reason);
    }

    @Override
    public void onRefused(String service, CircuitOpenException refusal) {
      events.add("plain refused");
    }
  }

  private final Recording heard = new Recording();
  private final RecordingCallback<String> callback = new RecordingCallback<>();

  private Service service(BreakerListener... listeners) {
    backend.configure(
        breakers -> {
          for (BreakerListener listener : listeners) {
            breakers.listener(listener);
          }
          return breakers;
        });
    return backend.create(Service.class);
  }

  @Test
  void hearsWhatWasCalledOnce() throws Exception {
    backend.policy(policy -> policy.withIgnoredStatuses(410));
    Service service = service(heard);
    backend.answers(200, "Hi");
    backend.answers(503);
    backend.answers(200, "Hi");
    backend.answers(410);

    service.user("a").execute();
    service.user("b").enqueue(callback);
    callback.awaitResponse();
    assertThatThrownBy(service.unreadable()::execute).isSameAs(backend.unreadable());
    service.user("c").execute();
    backend.trip();
    service.user("d").execute();
    service.user("e").enqueue(callback);
    callback.awaitResponse();

    assertThat(heard.events)
        .containsExactly(
            "success /users/a user 200",
            "failure /users/b user 503 HTTP 503",
            "failure / unreadable java.lang.IllegalStateException IllegalStateException",
            "plain ignored HTTP 410",
            "refused /users/d user backend",
            "refused /users/e user backend");
  }

  @Test
  void hearsOfSlowCalls() throws Exception {
    backend.policy(policy -> policy.withSlowAfter(Duration.ofMillis(1)));
    Service service = service(heard);
    backend.hangs();

    Call<String> call = service.user("a");
    call.enqueue(callback);
    backend.awaitRequest();
    BackendExtension.outlast(Duration.ofMillis(1));
    call.cancel();
    callback.awaitFailure();

    assertThat(heard.events)
        .singleElement()
        .asString()
        .startsWith("failure /users/a user java.")
        .endsWith(" slow");
  }

  @Test
  void byDefaultThePlainMethodsHear() throws Exception {
    class Defaults implements CallListener {
      @Override
      public void onSuccess(String service, Duration elapsed) {
        heard.onSuccess(service, elapsed);
      }

      @Override
      public void onFailure(String service, Duration elapsed, String reason) {
        heard.onFailure(service, elapsed, reason);
      }

      @Override
      public void onRefused(String service, CircuitOpenException refusal) {
        heard.onRefused(service, refusal);
      }
    }
    Service service = service(new Defaults());
    backend.answers(200, "Hi");
    backend.answers(503);
    backend.disconnects();

    service.user("a").execute();
    service.user("a").execute();
    assertThatThrownBy(service.user("a")::execute).isInstanceOf(IOException.class);
    backend.trip();
    service.user("a").execute();

    assertThat(heard.events).hasSize(4).startsWith("plain success", "plain failure HTTP 503");
    assertThat(heard.events.get(3)).isEqualTo("plain refused");
  }

  @Test
  void otherCallsAreToldInThePlainWay() throws Exception {
    Service service = service(heard);

    backend.breaker().call(() -> "Hi");
    backend.breaker().acquire().failed("by hand");
    backend.trip();
    assertThat(backend.breaker().tryAcquire()).isEmpty();
    service.user(unspecified()).execute();

    assertThat(heard.events)
        .containsExactly(
            "plain success", "plain failure by hand", "plain refused", "plain refused");
  }

  /** An argument of which no request can be made. */
  @SuppressWarnings("NullAway")
  private static String unspecified() {
    return null;
  }

  /** Reads what it can of each error body. */
  private static final class Reading extends Recording {
    final List<String> bodies = new CopyOnWriteArrayList<>();

    @Override
    public void onSuccess(String service, Request request, Response response, Duration elapsed) {
      read(response);
    }

    @Override
    public void onFailure(
        String service, Request request, Response response, Duration elapsed, String reason) {
      read(response);
    }

    private void read(Response response) {
      try {
        bodies.add(response.body().string());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void peeksAtErrorBodiesUpTo64KiB() throws Exception {
    Reading first = new Reading();
    Reading second = new Reading();
    Service service = service(first, second);
    String large = "x".repeat(100 << 10);
    backend.answers(503, large);
    backend.answers(404, "no such user");
    backend.answers(new MockResponse().setResponseCode(500));

    assertThat(service.user("a").execute().errorBody().string()).isEqualTo(large);
    assertThat(service.user("b").execute().errorBody().string()).isEqualTo("no such user");
    service.user("c").enqueue(callback);
    assertThat(callback.awaitResponse().errorBody().string()).isEmpty();

    List<String> peeked = List.of(large.substring(0, 64 << 10), "no such user", "");
    assertThat(first.bodies).isEqualTo(peeked);
    assertThat(second.bodies).isEqualTo(peeked);
  }

  @Test
  void otherBodiesCannotBeReadAndListenersThatThrowAreHarmless() throws Exception {
    Reading reading = new Reading();
    RecordingListener after = new RecordingListener();
    Service service = service(reading, after);
    backend.answers(200, "Hi");
    backend.answers(200, "Ho");

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      assertThat(service.user("a").execute().body()).isEqualTo("Hi");
      service.user("b").enqueue(callback);
      assertThat(callback.awaitResponse().body()).isEqualTo("Ho");

      assertThat(log.messages()).singleElement().asString().contains("The listener");
    }
    assertThat(reading.bodies).isEmpty();
    assertThat(after.events).containsExactly("backend success", "backend success");
    backend.assertCounted(2, 0);
  }

  @Test
  void listenerThatThrowsAtARefusalIsHarmless() throws Exception {
    Service service =
        service(
            new CallListener() {
              @Override
              public void onRefused(String name, Request request, CircuitOpenException refusal) {
                throw new IllegalStateException("expected by CallListenerTest");
              }
            },
            heard);
    backend.trip();

    try (LogCapture log = LogCapture.of("dev.breaker")) {
      assertThat(service.user("a").execute().code()).isEqualTo(500);

      assertThat(log.messages()).singleElement().asString().contains("The listener");
    }
    assertThat(heard.events).containsExactly("refused /users/a user backend");
  }
}
