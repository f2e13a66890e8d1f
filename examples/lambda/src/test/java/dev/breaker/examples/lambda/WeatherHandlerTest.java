package dev.breaker.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.breaker.demos.support.LocalRedis;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeatherHandlerTest {
  private static final MockResponse HEALTHY = new MockResponse().setBody("{\"sky\":\"blue\"}");
  private static final MockResponse FAILING = new MockResponse().setResponseCode(503);

  private final MockWebServer thirdParty = new MockWebServer();
  private volatile MockResponse answer = HEALTHY;

  @BeforeEach
  void start() throws IOException {
    thirdParty.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
    thirdParty.start();
  }

  @AfterEach
  void stop() throws IOException {
    thirdParty.close();
  }

  /** With time for a Redis on a busy machine, unless told otherwise. */
  private WeatherHandler handler(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>();
    environment.put("THIRD_PARTY_URL", thirdParty.url("/").toString());
    environment.put("BREAKER_TIMEOUT_MS", "10000");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new WeatherHandler(Settings.of(environment));
  }

  private static APIGatewayV2HTTPResponse ask(WeatherHandler handler) {
    return ask(handler, "berlin");
  }

  private static APIGatewayV2HTTPResponse ask(WeatherHandler handler, String city) {
    return handler.handleRequest(
        APIGatewayV2HTTPEvent.builder().withPathParameters(Map.of("city", city)).build(),
        new TimeLeft(10_000));
  }

  private static void assertRefused(APIGatewayV2HTTPResponse response) {
    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(Integer.parseInt(response.getHeaders().get("Retry-After"))).isBetween(1, 5);
    assertThat(response.getBody())
        .isEqualTo("{\"error\":\"The weather service is known to fail; nothing was sent\"}");
  }

  @Test
  void passesOnWhatTheThirdPartySays() throws Exception {
    APIGatewayV2HTTPResponse response = ask(handler());

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody()).isEqualTo("{\"sky\":\"blue\"}");
    assertThat(response.getHeaders()).containsEntry("Content-Type", "application/json");
    assertThat(thirdParty.takeRequest().getPath()).isEqualTo("/weather/berlin");
  }

  @Test
  void aFailureOfTheThirdPartyIsABadGateway() {
    answer = FAILING;

    APIGatewayV2HTTPResponse response = ask(handler());

    assertThat(response.getStatusCode()).isEqualTo(502);
    assertThat(response.getBody()).contains("answered HTTP 503");
  }

  @Test
  void aThirdPartyThatDoesNotAnswerCostsNoMoreThanTheCallTimeout() {
    answer = new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE);

    APIGatewayV2HTTPResponse response = ask(handler("CALL_TIMEOUT_MS", "300"));

    assertThat(response.getStatusCode()).isEqualTo(502);
    assertThat(response.getBody()).contains("cannot be reached");
  }

  @Test
  void anUnknownCityIsNotFoundAndNoFailure() {
    answer = new MockResponse().setResponseCode(404);
    WeatherHandler handler = handler();

    for (int i = 0; i < 6; i++) {
      assertThat(ask(handler).getStatusCode()).isEqualTo(404);
    }
  }

  @Test
  void anEventWithoutACityIsABadRequest() {
    APIGatewayV2HTTPEvent none = APIGatewayV2HTTPEvent.builder().build();

    assertThat(handler().handleRequest(none, new TimeLeft(10_000)).getStatusCode()).isEqualTo(400);
    assertThat(thirdParty.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../admin", "berlin/..", "berlin\ncircuit weather OPEN"})
  void whatCannotBeACityIsABadRequestAndNeitherSentNorLogged(String city) {
    APIGatewayV2HTTPResponse response = ask(handler(), city);

    assertThat(response.getStatusCode()).isEqualTo(400);
    assertThat(response.getBody()).isEqualTo("{\"error\":\"Name a city: GET /weather/{city}\"}");
    assertThat(thirdParty.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "St. John's, /weather/St.%20John's",
    "São Paulo, /weather/S%C3%A3o%20Paulo",
    "東京, /weather/%E6%9D%B1%E4%BA%AC"
  })
  void anyCityIsAskedFor(String city, String path) throws Exception {
    assertThat(ask(handler(), city).getStatusCode()).isEqualTo(200);
    assertThat(thirdParty.takeRequest().getPath()).isEqualTo(path);
  }

  @Test
  void aConnectionThatEndedBetweenInvocationsCostsNoCall() throws Exception {
    WeatherHandler handler = handler();
    answer = HEALTHY.clone().setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);

    for (int i = 0; i < 6; i++) {
      assertThat(ask(handler).getStatusCode()).isEqualTo(200);
      assertThat(thirdParty.takeRequest().getSequenceNumber()).as("on a new one").isZero();
    }
  }

  @Test
  void withoutARedisASandboxProtectsItself() {
    WeatherHandler handler = handler();
    answer = FAILING;
    for (int i = 0; i < 5; i++) {
      assertThat(ask(handler).getStatusCode()).isEqualTo(502);
    }

    assertRefused(ask(handler));
    assertThat(thirdParty.getRequestCount()).isEqualTo(5);
    assertThat(ask(handler()).getStatusCode()).as("another sandbox").isEqualTo(502);
  }

  @Test
  void withARedisTheFewCallsOfEachSandboxTripAllOfThem() throws Exception {
    try (LocalRedis redis = new LocalRedis()) {
      redis.start();
      WeatherHandler[] sandboxes = new WeatherHandler[5];
      answer = FAILING;
      for (int i = 0; i < sandboxes.length; i++) {
        sandboxes[i] = handler("REDIS_URL", redis.uri());
        assertThat(ask(sandboxes[i]).getStatusCode()).isEqualTo(502);
      }

      assertRefused(ask(handler("REDIS_URL", redis.uri())));
      assertThat(thirdParty.getRequestCount()).isEqualTo(5);
    }
  }

  @Test
  void aRedisThatIsAwayHurtsNoCaller() throws Exception {
    try (LocalRedis neverStarted = new LocalRedis()) {
      WeatherHandler handler = handler("REDIS_URL", neverStarted.uri());

      assertThat(ask(handler).getStatusCode()).isEqualTo(200);
    }
  }

  @Test
  void switchedOffItCallsTheThirdPartyEveryTime() {
    WeatherHandler handler = handler("BREAKER", "off");
    answer = FAILING;

    for (int i = 0; i < 10; i++) {
      assertThat(ask(handler).getStatusCode()).isEqualTo(502);
    }
    assertThat(thirdParty.getRequestCount()).isEqualTo(10);
  }
}
