package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.HEAD;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Streaming;

@Tag("versions")
final class RefusedResponseTest {
  private static final String JSON = "{\"errors\":[{\"msg\":\"Circuit breaker backend tripped\"}]}";

  @RegisterExtension final BackendExtension backend = new BackendExtension();

  interface Service {
    @GET("/")
    Call<String> body();

    @HEAD("/")
    Call<Void> head();

    @GET("/")
    Call<Void> nothing();

    @GET("/")
    Call<ResponseBody> raw();

    @GET("/")
    @Streaming
    Call<ResponseBody> streamed();

    @POST("/")
    Call<String> post(@Body String body);

    @GET("/{id}")
    Call<String> at(@Path("id") String id);
  }

  private Service service;

  @BeforeEach
  void setUp() {
    service = backend.create(Service.class);
    backend.trip();
  }

  private static <T> void assertRefused(Call<T> call) throws Exception {
    assertRefused(call, call.execute());
    RecordingCallback<T> callback = new RecordingCallback<>();
    Call<T> enqueued = call.clone();
    enqueued.enqueue(callback);
    assertRefused(enqueued, callback.awaitResponse());
  }

  private static void assertRefused(Call<?> call, Response<?> response) throws IOException {
    assertThat(response.isSuccessful()).isFalse();
    assertThat(response.code()).isEqualTo(500);
    assertThat(response.message()).isEqualTo("Circuit breaker tripped");
    assertThat(response.headers().toMultimap())
        .hasSize(3)
        .extractingByKeys("x-circuit-breaker", "retry-after", "content-type")
        .map(values -> values.get(0))
        .containsExactly("breaker tripped", "180", "application/json");
    assertThat(response.body()).isNull();
    assertThat(response.errorBody().contentType()).isEqualTo(MediaType.get("application/json"));
    assertThat(response.errorBody().contentLength()).isEqualTo(JSON.length());
    assertThat(response.errorBody().string()).isEqualTo(JSON);
    assertThat(response.raw().request()).isEqualTo(call.request());
    assertThat(response.raw().protocol()).isEqualTo(Protocol.HTTP_1_1);
  }

  @Test
  void isTheSameForEveryKindOfCall() throws Exception {
    assertRefused(service.body());
    assertRefused(service.head());
    assertRefused(service.nothing());
    assertRefused(service.raw());
    assertRefused(service.streamed());
    assertRefused(service.post("Hi"));
    assertThat(backend.requests()).isZero();
  }

  @Test
  void retryAfterIsRoundedUpToWholeSeconds() throws Exception {
    backend.advance(Duration.ofMillis(1));
    assertThat(service.body().execute().headers().get("Retry-After")).isEqualTo("180");

    backend.advance(Duration.ofMillis(999));
    assertThat(service.body().execute().headers().get("Retry-After")).isEqualTo("179");

    backend.advance(Duration.ofMillis(178_001));
    assertThat(service.body().execute().headers().get("Retry-After")).isEqualTo("1");
  }

  @Test
  void eachHasABodyOfItsOwn() throws Exception {
    Response<String> read = service.body().execute();
    assertThat(read.errorBody().string()).isEqualTo(JSON);
    assertThat(read.errorBody().string()).isEmpty();

    assertThat(service.body().execute().errorBody().string()).isEqualTo(JSON);
  }

  @Test
  void bodyCanBeClosedUnreadAndReadTwiceInPart() throws Exception {
    service.body().execute().errorBody().close();

    ResponseBody body = service.body().execute().errorBody();
    assertThat(body.source().readUtf8(2)).isEqualTo("{\"");
    assertThat(body.source().readUtf8(6)).isEqualTo("errors");
  }

  @Test
  void rawBodyCannotBeReadAsIsSoWithRetrofit() throws Exception {
    ResponseBody raw = service.body().execute().raw().body();

    assertThat(raw.contentType()).isEqualTo(MediaType.get("application/json"));
    assertThatThrownBy(raw::source)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read raw response body of a converted body.");
  }

  @Test
  @SuppressWarnings("DataFlowIssue")
  void isGivenAlsoWhereTheRequestCannotBeMade() throws Exception {
    Response<String> response = service.at(null).execute();

    assertThat(response.message()).isEqualTo("Circuit breaker tripped");
    assertThat(response.raw().request().url().host()).isEqualTo("localhost");
  }
}
