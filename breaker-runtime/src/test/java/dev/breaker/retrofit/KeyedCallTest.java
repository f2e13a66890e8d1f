package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.Refusal;
import dev.breaker.annotation.NotCircuitBroken;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.Path;
import retrofit2.http.Url;

@Tag("versions")
final class KeyedCallTest {
  private static final BreakerPolicy POLICY =
      BackendExtension.POLICY.withMinimumFailures(1).withPercentFailed(1);

  @RegisterExtension final BackendExtension backend = new BackendExtension();
  private final RecordingCallback<String> callback = new RecordingCallback<>();

  enum Region {
    EU,
    US
  }

  interface Service {
    @GET("/{id}")
    Call<String> of(@Path("id") String id, @Nullable @Header("X-Region") Region region);

    @GET("/{id}")
    Call<String> of(@Path("id") String id);

    @GET
    Call<String> at(@Url HttpUrl url);

    @GET("/health")
    @NotCircuitBroken
    Call<String> health();
  }

  /** Stands for generated code. */
  private static final class ByRegion extends BreakerCallAdapterFactory {
    private ByRegion(CircuitBreakers breakers) {
      super(breakers, POLICY);
      keyed(POLICY, 10, 1, "of", String.class, Region.class);
    }

    static Service create(Retrofit retrofit, CircuitBreakers breakers) {
      return new ByRegion(breakers).guard(retrofit, Service.class);
    }
  }

  private static final class ByHost extends BreakerCallAdapterFactory {
    private ByHost(CircuitBreakers breakers) {
      super(breakers, POLICY);
      keyedByHost(POLICY, 10);
    }

    static Service create(Retrofit retrofit, CircuitBreakers breakers) {
      return new ByHost(breakers).guard(retrofit, Service.class);
    }
  }

  private CircuitState state(String service) {
    return backend.breakers().breaker(service).map(this::state).orElseThrow();
  }

  private CircuitState state(CircuitBreaker breaker) {
    return breaker.status().state();
  }

  @Test
  void aParametersValueIsTheKey() throws Exception {
    Service service = ByRegion.create(backend.retrofit().build(), backend.breakers());
    backend.answers(503);
    service.of("1", Region.EU).execute();

    assertThat(service.of("1", Region.EU).execute().message()).isEqualTo("Circuit breaker tripped");
    assertThat(service.of("1", Region.EU).execute().errorBody().string())
        .isEqualTo("{\"errors\":[{\"msg\":\"Circuit breaker backend/EU tripped\"}]}");
    backend.answers(200, "Hi");
    assertThat(service.of("1", Region.US).execute().body()).isEqualTo("Hi");
    backend.answers(200, "Hi");
    service.of("1", Region.US).enqueue(callback);
    assertThat(callback.awaitResponse().body()).isEqualTo("Hi");
    assertThat(state("backend/EU")).isEqualTo(CircuitState.OPEN);
    assertThat(backend.breakers().breaker("backend/US").orElseThrow().status().total())
        .isEqualTo(2);
  }

  @Test
  void withoutAKeyItIsTheServicesBreaker() throws Exception {
    Service service = ByRegion.create(backend.retrofit().build(), backend.breakers());
    backend.answers(200, "Hi");
    backend.answers(200, "Hi");

    service.of("1", null).execute();
    service.of("1").execute();

    assertThat(backend.breakers().breaker(POLICY).status().total()).isEqualTo(2);
    assertThat(backend.breakers().all()).hasSize(1);
  }

  @Test
  void whatMakesNoRequestHasNoKeyAndCountsNothing() {
    Service service = ByRegion.create(backend.retrofit().build(), backend.breakers());

    assertThatThrownBy(service.of(null, Region.EU)::execute)
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(backend.breakers().all()).hasSize(1);
  }

  @Test
  void theRequestsHostIsTheKey() throws Exception {
    Service service = ByHost.create(backend.retrofit().build(), backend.breakers());
    HttpUrl url = backend.server().url("/");
    backend.answers(503);

    service.at(url).execute();

    assertThat(service.at(url).execute().message()).isEqualTo("Circuit breaker tripped");
    assertThat(state("backend/" + url.host().replace(".", "_2e") + "_3a" + url.port()))
        .isEqualTo(CircuitState.OPEN);
    backend.answers(200, "Hi");
    HttpUrl same =
        url.newBuilder().host(url.host().equals("localhost") ? "127.0.0.1" : "localhost").build();
    assertThat(service.at(same).execute().body()).isEqualTo("Hi");
  }

  @Test
  void aMethodThatIsLeftAloneHasNoBreaker() throws Exception {
    backend.configure(breakers -> breakers.refusal(Refusal.THROW));
    Service service = ByHost.create(backend.retrofit().build(), backend.breakers());
    backend.answers(503);
    backend.answers(200, "Hi");

    assertThat(service.health().execute().code()).isEqualTo(503);
    assertThat(service.health().execute().body()).isEqualTo("Hi");

    assertThat(backend.breakers().all()).hasSize(1);
    assertThat(backend.breakers().breaker(POLICY).status().total()).isZero();
  }
}
