package dev.breaker.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.CircuitOpenException;
import dev.breaker.Refusal;
import dev.breaker.storage.CircuitState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.scalars.ScalarsConverterFactory;

class TestBreakersTest {
  private final TestBackend backend = new TestBackend().answers(200, "12.50");
  private final Retrofit retrofit =
      backend.retrofit(it -> it.addConverterFactory(ScalarsConverterFactory.create()));
  private TestBreakers test = TestBreakers.create();

  private Prices client() {
    return CircuitBrokenPrices.create(retrofit, test.breakers());
  }

  @Test
  void callsGoToTheBackendAndCount() throws Exception {
    Prices prices = client();

    assertThat(prices.price("tea").execute().body()).isEqualTo("12.50");
    backend.answersOnce(503, "sorry").answersOnce(404, "none").failsOnce(new IOException("reset"));
    assertThat(prices.price("tea").execute().code()).isEqualTo(503);
    assertThat(prices.price("tea").execute().code()).isEqualTo(404);
    assertThatThrownBy(prices.price("tea")::execute).hasMessage("reset");

    ServiceCalls calls = test.calls("prices");
    calls.assertSent(4).assertCounted(1, 2).assertRefused(0).assertTold(CircuitState.OPEN);
    assertThat(calls.failures()).containsExactly("HTTP 503", "IOException");
    assertThat(calls.ignored()).isEqualTo(1);
    assertThat(backend.requests())
        .extracting(Request::url)
        .hasSize(4)
        .allSatisfy(url -> assertThat(url.encodedPath()).isEqualTo("/prices/tea"));
  }

  @Test
  void opensBeforeOrAfterTheClientIsMade() throws Exception {
    test.open("prices");
    Prices prices = client();

    assertThat(prices.price("tea").execute().message()).isEqualTo("Circuit breaker tripped");
    test.calls("prices").assertSent(0).assertRefused(1).assertTold(CircuitState.OPEN);

    test.closed("prices");
    assertThat(prices.price("tea").execute().body()).isEqualTo("12.50");
    test.open("prices");
    assertThat(Refusal.isRefusal(prices.price("tea").execute())).isTrue();
  }

  @Test
  void halfOpensSoThatTheNextCallIsTheProbe() throws Exception {
    test.halfOpen("prices");
    Prices prices = client();
    assertThat(test.breakers().breaker("prices").orElseThrow().status().state())
        .isEqualTo(CircuitState.HALF_OPEN);

    backend.answersOnce(503, "");
    assertThat(prices.price("tea").execute().code()).isEqualTo(503);
    assertThat(prices.price("tea").execute().code()).isEqualTo(500);
    test.halfOpen("prices");
    assertThat(prices.price("tea").execute().code()).isEqualTo(200);
    assertThat(prices.price("tea").execute().code()).isEqualTo(200);

    test.calls("prices").assertSent(3).assertRefused(1);
  }

  @Test
  void locksAreStrongerThanWhatIsCounted() throws Exception {
    Prices prices = client();
    backend.answers(503, "");

    test.lockClosed("prices");
    for (int call = 0; call < 5; call++) {
      assertThat(prices.price("tea").execute().code()).isEqualTo(503);
    }
    test.lockOpen("prices");
    assertThat(prices.price("tea").execute().code()).isEqualTo(500);
    test.advance(Duration.ofDays(6));
    assertThat(prices.price("tea").execute().code()).isEqualTo(500);

    test.calls("prices").assertSent(5).assertRefused(2);
  }

  @Test
  void timeGoesOnWhenTheTestSaysSo() throws Exception {
    Prices prices = client();
    test.open("prices");

    test.advance(Duration.ofSeconds(179));
    assertThat(prices.price("tea").execute().headers().get("Retry-After")).isEqualTo("1");
    test.advance(Duration.ofSeconds(1));
    assertThat(prices.price("tea").execute().code()).isEqualTo(200);

    test.calls("prices").assertTold(CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.CLOSED);
    assertThat(test.now()).isEqualTo("2026-01-01T00:03:00Z");
    assertThatIllegalArgumentException().isThrownBy(() -> test.advance(Duration.ofSeconds(-1)));
  }

  @Test
  void aKeyHasAStateOfItsOwn() throws Exception {
    test.open("prices/acme");
    Prices prices = client();

    assertThat(prices.price("tea", "acme").execute().code()).isEqualTo(500);
    assertThat(prices.price("tea", "other").execute().code()).isEqualTo(200);

    test.calls("prices/acme").assertSent(0).assertRefused(1);
    test.calls("prices/other").assertSent(1).assertRefused(0);
  }

  @Test
  void settingsAreThoseOfTheApplication() {
    test = TestBreakers.create(builder -> builder.refusal(Refusal.THROW));
    Prices prices = client();
    test.open("prices");

    assertThatThrownBy(prices.price("tea")::execute).isInstanceOf(CircuitOpenException.class);
  }

  @Test
  void enqueuedCallsNeedNoHttpEither() throws Exception {
    CompletableFuture<Response<String>> answered = new CompletableFuture<>();
    client()
        .price("tea")
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(Call<String> call, Response<String> response) {
                answered.complete(response);
              }

              @Override
              public void onFailure(Call<String> call, Throwable thrown) {
                answered.completeExceptionally(thrown);
              }
            });

    assertThat(answered.get().body()).isEqualTo("12.50");
  }

  @Test
  void anAssertionSaysWhatWasFound() {
    test.open("prices");
    client();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> test.calls("prices").assertRefused(1))
        .withMessageStartingWith("calls refused of prices: expected 1, found 0 in ServiceCalls[");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> test.calls("prices").assertTold())
        .withMessageContaining("expected [], found [OPEN]");
  }
}
