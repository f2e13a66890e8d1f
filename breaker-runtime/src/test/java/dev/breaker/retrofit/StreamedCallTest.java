package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RecordingListener;
import dev.breaker.storage.CircuitState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ResponseBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Streaming;

/** The outcome of a body that is read as it comes. */
@Tag("versions")
final class StreamedCallTest {
  private static final int LARGE = 1 << 20;

  @RegisterExtension final BackendExtension backend = new BackendExtension();
  private final RecordingListener listener = new RecordingListener();

  interface Service {
    @GET("/")
    @Streaming
    Call<ResponseBody> streamed();

    @GET("/")
    Call<ResponseBody> whole();
  }

  private Service service() {
    backend.configure(builder -> builder.listener(listener));
    return backend.create(Service.class);
  }

  private static MockResponse large() {
    return new MockResponse().setBody(new Buffer().write(new byte[LARGE]));
  }

  @Test
  void aBodyThatIsReadToItsEndIsASuccess() throws Exception {
    Service service = service();
    backend.answers(large());

    ResponseBody body = service.streamed().execute().body();
    assertThat(body.contentLength()).isEqualTo(LARGE);
    backend.assertCountedNothing();
    assertThat(body.bytes()).hasSize(LARGE);

    backend.assertCounted(1, 0);
    assertThat(listener.events).containsExactly("backend success");
  }

  @Test
  void aBodyThatIsClosedEarlyIsASuccess() throws Exception {
    Service service = service();
    backend.answers(large());

    ResponseBody body = service.streamed().execute().body();
    assertThat(body.source().readByte()).isZero();
    body.close();

    backend.assertCounted(1, 0);
  }

  @Test
  void aBodyThatBreaksOffIsAFailure() throws Exception {
    Service service = service();
    backend.answers(large().setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));

    ResponseBody body = service.streamed().execute().body();

    assertThatThrownBy(body::bytes).isInstanceOf(IOException.class);
    backend.assertCounted(0, 1);
    assertThat(listener.events).containsExactly("backend failure body");
  }

  @Test
  void aBodyThatItsCallerCancelsIsNeither() throws Exception {
    Service service = service();
    backend.awaitProbe();
    backend.answers(large().throttleBody(1024, 1, TimeUnit.SECONDS));
    Call<ResponseBody> call = service.streamed();
    ResponseBody body = call.execute().body();

    call.cancel();

    assertThatThrownBy(body::bytes).isInstanceOf(IOException.class);
    assertThat(backend.breaker().status().retryAfter()).isZero();
    assertThat(backend.state()).isEqualTo(CircuitState.HALF_OPEN);
  }

  @Test
  void statusAndHeadersDecideAtOnceWhereTheyFail() throws Exception {
    Service service = service();
    backend.answers(503, "sorry");

    assertThat(service.streamed().execute().errorBody().string()).isEqualTo("sorry");

    backend.assertCounted(0, 1);
  }

  @Test
  void aLongStreamSucceedsHalfALeaseAfterItsHeaders() throws Exception {
    backend.policy(policy -> policy.withReEnableAfter(Duration.ofSeconds(1)));
    Service service = service();
    backend.awaitProbe();
    backend.answers(large().throttleBody(1024, 1, TimeUnit.SECONDS));

    ResponseBody body = service.streamed().execute().body();

    Eventually.until(() -> backend.state() == CircuitState.CLOSED);
    body.close();
    backend.assertCountedNothing();
    assertThat(listener.events).containsOnlyOnce("backend success");
  }

  @Test
  void withoutStreamingTheBodyIsPartOfTheCall() throws Exception {
    Service service = service();
    backend.answers(large());
    backend.answers(large().setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));

    service.whole().execute();
    backend.assertCounted(1, 0);
    assertThatThrownBy(service.whole()::execute).isInstanceOf(IOException.class);
    backend.assertCounted(1, 1);
  }
}
