package dev.breaker.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreaker;
import dev.breaker.CircuitBreakers;
import dev.breaker.fixtures.Eventually;
import dev.breaker.fixtures.RedisExtension;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.InMemoryStorage;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;

/** Keys, methods that are left alone, and a fallback, as the processor writes them. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
@Tag("redis")
class KeysEndToEndTest {
  @RegisterExtension static final RedisExtension redis = new RedisExtension();
  @Parameter boolean onRedis;

  private Storage storage() {
    return onRedis
        ? RedisStorage.builder().uri(redis.uri()).timeout(Duration.ofSeconds(10)).build()
        : new InMemoryStorage();
  }

  private static String answer(Call<String> call) throws IOException {
    return call.execute().code() == 503 ? "HTTP 503" : call.clone().execute().body();
  }

  @Test
  void eachKeyTripsForItselfAndTheFallbackAnswers() throws Exception {
    try (RecordingBackend backend = new RecordingBackend();
        CircuitBreakers breakers = CircuitBreakers.builder().storage(storage()).build()) {
      Shops shops = CircuitBrokenShops.create(backend.retrofit(), breakers);
      backend.answerWith(503);
      assertThat(answer(shops.orders("acme", Shops.Region.EU))).isEqualTo("HTTP 503");
      assertThat(answer(shops.orders("acme"))).isEqualTo("HTTP 503");
      assertThat(answer(shops.deliver("hook"))).isEqualTo("HTTP 503");
      assertThat(answer(shops.health())).isEqualTo("HTTP 503");
      int requests = backend.requests();

      assertThat(answer(shops.orders("acme", Shops.Region.EU)))
          .isEqualTo("no orders of acme in EU");
      assertThat(answer(shops.orders("acme"))).isEqualTo("no orders of acme");
      assertThat(answer(shops.deliver("hook"))).isEqualTo("not delivered");
      assertThat(backend.requests()).isEqualTo(requests);

      backend.answerWith(200);
      assertThat(answer(shops.orders("acme", Shops.Region.US))).isEqualTo("body");
      assertThat(answer(shops.currencies())).isEqualTo("body");
      assertThat(answer(shops.health())).isEqualTo("body");
      assertThat(breakers.all())
          .extracting(CircuitBreaker::service)
          .contains("shops", "shops/EU", "shops/US", "shops/acme", "webhooks")
          .hasSize(6);
      breakers.flush();
      Eventually.untilAsserted(
          () ->
              assertThat(breakers.storage().services())
                  .extracting(RegisteredService::service)
                  .contains("shops", "shops/EU", "shops/US", "shops/acme"));
    }
  }
}
