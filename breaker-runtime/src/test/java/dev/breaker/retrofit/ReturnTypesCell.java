package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.BreakerStatus;
import dev.breaker.CircuitBreaker;
import dev.breaker.Permit;
import dev.breaker.Refusal;
import dev.breaker.fixtures.Eventually;
import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.adapter.guava.GuavaCallAdapterFactory;
import retrofit2.converter.scalars.ScalarsConverterFactory;

/** One cell of the table: a type with a circuit of its own, for one outcome. */
final class ReturnTypesCell {
  /** Half of a probe's lease is real time for streamed bodies, so it is not to be short. */
  private static final Duration OPEN = Duration.ofSeconds(100);

  private static final Duration OFTEN = Duration.ofMillis(2);

  private final ReturnTypesWorld world;
  private final TypeRow row;
  private final Refusal refusal;
  private final BreakerPolicy policy;
  private final CircuitBreaker breaker;

  ReturnTypesCell(ReturnTypesWorld world, TypeRow row, Refusal refusal, int number) {
    this.world = world;
    this.row = row;
    this.refusal = refusal;
    policy =
        BreakerPolicy.forService("cell-" + number)
            .withReEnableAfter(OPEN)
            .withTtl(Duration.ofHours(1));
    breaker = world.breakers().breaker(policy);
    // What a cell that failed has left is not this one's.
    List<String> unusedEarlier = world.takeTold();
  }

  TypeRow row() {
    return row;
  }

  PathBackend backend() {
    return world.backend();
  }

  boolean throwsRefusals() {
    return refusal == Refusal.THROW;
  }

  Caller caller(String answer) {
    return caller(answer, backend().client());
  }

  Caller impatientCaller(String answer) {
    return caller(answer, backend().impatientClient());
  }

  private Caller caller(String answer, OkHttpClient client) {
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(backend().url())
            .client(client)
            .addCallAdapterFactory(row.rx().get())
            .addCallAdapterFactory(GuavaCallAdapterFactory.create())
            .addConverterFactory(new Unconvertible())
            .addConverterFactory(ScalarsConverterFactory.create())
            .build();
    return row.caller()
        .apply(
            HandWrittenFactory.create(ReturnTypesService.class, retrofit, world.breakers(), policy),
            answer);
  }

  /** Throws for what the backend says is unreadable. */
  private static final class Unconvertible extends Converter.Factory {
    @Override
    public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
        Type type, Annotation[] annotations, Retrofit retrofit) {
      if (type != String.class) {
        return null;
      }
      Converter<ResponseBody, ?> next = retrofit.nextResponseBodyConverter(this, type, annotations);
      return body -> {
        if (PathBackend.isUnreadable(body)) {
          throw new IllegalStateException("unreadable");
        }
        return next.convert(body);
      };
    }
  }

  /** Calls, and checks what the caller gets. */
  void assertGot(Caller caller, String got) throws Exception {
    caller.call();
    assertThat(caller.got()).isEqualTo(got);
  }

  /** What became of the calls so far, each told once, in a circuit that is closed. */
  void assertCounted(int successes, int failures) {
    assertThat(world.takeTold()).hasSize(successes + failures);
    BreakerStatus status = breaker.status();
    assertThat(status.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(status.total() - status.failures()).as("successes").isEqualTo(successes);
    assertThat(status.failures()).as("failures").isEqualTo(failures);
    CircuitView stored = world.stored(policy);
    assertThat(stored.state()).isEqualTo(CircuitState.CLOSED);
    assertThat(stored.total() - stored.failures()).as("stored successes").isEqualTo(successes);
    assertThat(stored.failures()).as("stored failures").isEqualTo(failures);
  }

  void assertTold(String... events) {
    assertThat(world.takeTold()).isEqualTo(List.of(events));
  }

  void trip() {
    breaker.trip("by hand");
  }

  /** The next call is the probe. */
  void awaitProbe() {
    trip();
    world.advance(OPEN);
  }

  /** The probe that is under way is late from now on. */
  void outlastLease() {
    world.advance(policy.probeLease());
  }

  /** The state, here and for other processes. */
  void assertState(CircuitState state) {
    assertThat(breaker.status().state()).isEqualTo(state);
    assertThat(world.stored(policy).state()).isEqualTo(state);
  }

  void assertLeased() {
    assertState(CircuitState.HALF_OPEN);
    assertThat(breaker.status().retryAfter()).isPositive();
  }

  /** Waits until no probe is under way, and another process could send the next one. */
  void awaitLeaseOver() {
    Eventually.within(BackendExtension.PATIENCE)
        .lookingEvery(OFTEN)
        .until("lease over", () -> breaker.status().retryAfter().isZero());
    assertThat(world.stored(policy).isProbeDue()).isTrue();
  }

  /** Another call of the type is sent, and closes the circuit. */
  void assertNextIsTheProbe() throws Exception {
    assertGot(caller(backend().status(200)), row.got(200));
    assertTold("success");
    assertState(CircuitState.CLOSED);
  }

  /** The circuit has no use for a lease, or the next call gets one. */
  void assertNoLeaseLeft() {
    if (breaker.status().state() == CircuitState.OPEN) {
      world.advance(OPEN);
    }
    Permit next = breaker.tryAcquire().orElseThrow();
    next.succeeded();
    assertState(CircuitState.CLOSED);
    world.takeTold();
  }

  void awaitIdle() {
    Eventually.within(BackendExtension.PATIENCE)
        .lookingEvery(OFTEN)
        .until("idle", backend()::isIdle);
  }
}
