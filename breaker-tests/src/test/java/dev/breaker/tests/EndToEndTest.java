package dev.breaker.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitBreakers;
import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.FakeClock;
import dev.breaker.fixtures.TestRedis;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import retrofit2.Response;

/** Annotate, compile, call: the generated client before a real server. */
@Tag("redis")
@Tag("slow")
class EndToEndTest {
  private final RecordingBackend backend = new RecordingBackend();
  private final List<CircuitBreakers> opened = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    opened.forEach(CircuitBreakers::close);
    backend.close();
  }

  private GitHub client(Storage storage) {
    CircuitBreakers breakers = CircuitBreakers.builder().storage(storage).build();
    opened.add(breakers);
    return CircuitBrokenGitHub.create(backend.retrofit(), breakers);
  }

  @Test
  void tripsRefusesProbesAndRecovers() throws Exception {
    FakeClock clock = new FakeClock();
    GitHub github = client(new InMemoryStorage(clock));
    assertThat(github.user("octocat").execute().body()).isEqualTo("body");

    backend.answerWith(503);
    for (int i = 0; i < 5; i++) {
      assertThat(github.user("octocat").execute().headers().get("X-Circuit-Breaker")).isNull();
    }
    assertThat(backend.requests()).isEqualTo(6);
    Response<String> refused = github.user("octocat").execute();

    assertThat(backend.requests()).isEqualTo(6);
    assertThat(refused.code()).isEqualTo(500);
    assertThat(refused.message()).isEqualTo("Circuit breaker tripped");
    assertThat(refused.headers().get("X-Circuit-Breaker")).isEqualTo("breaker tripped");
    assertThat(refused.headers().get("Retry-After")).isEqualTo("2");
    assertThat(refused.errorBody().string())
        .isEqualTo("{\"errors\":[{\"msg\":\"Circuit breaker github tripped\"}]}");

    clock.advance(Duration.ofSeconds(2));
    assertThat(github.user("octocat").execute().code()).isEqualTo(503);
    assertThat(github.user("octocat").execute().code()).isEqualTo(500);
    assertThat(backend.requests()).isEqualTo(7);

    backend.answerWith(200);
    clock.advance(Duration.ofSeconds(2));
    assertThat(github.user("octocat").execute().isSuccessful()).isTrue();
    assertThat(github.user("octocat").execute().isSuccessful()).isTrue();
    assertThat(backend.requests()).isEqualTo(9);
  }

  @Test
  void methodWithABreakerOfItsOwnTripsAlone() throws Exception {
    GitHub github = client(new InMemoryStorage());
    backend.answerWith(500);
    assertThat(github.search().execute().code()).isEqualTo(500);

    assertThat(github.search().execute().headers().get("X-Circuit-Breaker")).isNotNull();
    backend.answerWith(200);
    assertThat(github.user("octocat").execute().isSuccessful()).isTrue();
  }

  @Test
  void refusalCanBeAnException() throws Exception {
    CircuitBreakers breakers = CircuitBreakers.builder().refusal(Refusal.THROW).build();
    opened.add(breakers);
    GitHub github = CircuitBrokenGitHub.create(backend.retrofit(), breakers);
    breakers.all().forEach(breaker -> breaker.trip("maintenance"));

    assertThatThrownBy(() -> github.user("octocat").execute())
        .isInstanceOf(CircuitOpenException.class)
        .hasMessageContaining("maintenance");
    assertThat(backend.requests()).isZero();
  }

  @Test
  void aFleetTripsTogetherProbesOnceAndRecoversTogether() throws Exception {
    try (TestRedis redis = TestRedis.started()) {
      List<GitHub> fleet = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        fleet.add(
            client(
                RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build()));
      }
      backend.answerWith(503);
      Eventually.until(() -> refusedBy(fleet) == 4);
      int whenTripped = backend.requests();
      long firstEpoch = epoch(redis);

      // Still broken: one probe after each open time, however many ask.
      Eventually.until(
          () -> {
            refusedBy(fleet);
            return epoch(redis) >= firstEpoch + 4;
          });
      assertThat(backend.requests() - whenTripped).isBetween(2, 3);

      backend.answerWith(200);
      Eventually.until(() -> refusedBy(fleet) == 0);
      assertThat(states()).containsOnlyKeys(CircuitState.CLOSED);
    }
  }

  private static long epoch(TestRedis redis) {
    try (Jedis jedis = redis.jedis()) {
      return Long.parseLong(jedis.hget("breaker:{github}", "epoch"));
    }
  }

  private static int refusedBy(List<GitHub> fleet) throws IOException {
    int refused = 0;
    for (GitHub github : fleet) {
      if (github.user("octocat").execute().headers().get("X-Circuit-Breaker") != null) {
        refused++;
      }
    }
    return refused;
  }

  private Map<CircuitState, Long> states() {
    return opened.stream()
        .flatMap(breakers -> breakers.all().stream())
        .collect(Collectors.groupingBy(b -> b.status().state(), Collectors.counting()));
  }
}
