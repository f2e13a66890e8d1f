package dev.breaker.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.breaker.demos.support.LocalRedis;
import java.net.URI;
import java.util.Map;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** The hooks of AWS Lambda SnapStart, called as its runtime calls them. */
class SnapStartTest {
  private static final APIGatewayV2HTTPEvent EVENT =
      APIGatewayV2HTTPEvent.builder().withPathParameters(Map.of("city", "berlin")).build();

  @Test
  void aSnapshotOfTheFunctionHoldsNoConnectionToRedis() throws Exception {
    try (LocalRedis redis = new LocalRedis();
        MockWebServer thirdParty = new MockWebServer()) {
      redis.start();
      thirdParty.enqueue(new MockResponse());
      thirdParty.enqueue(new MockResponse());
      WeatherHandler handler =
          new WeatherHandler(
              Settings.of(
                  Map.of(
                      "THIRD_PARTY_URL", thirdParty.url("/").toString(),
                      "REDIS_URL", redis.uri(),
                      "BREAKER_TIMEOUT_MS", "10000")));
      assertThat(ask(handler)).isEqualTo(200);
      assertThat(connections(redis)).isEqualTo(1);

      takeSnapshot();

      await().until(() -> connections(redis) == 0);
      Core.getGlobalContext().afterRestore(null);
      assertThat(ask(handler)).isEqualTo(200);
      assertThat(connections(redis)).as("the restored function's").isEqualTo(1);
    }
  }

  private static int ask(WeatherHandler handler) {
    return handler.handleRequest(EVENT, new TimeLeft(10_000)).getStatusCode();
  }

  private static void takeSnapshot() throws Exception {
    try {
      Core.getGlobalContext().beforeCheckpoint(null);
    } catch (UnsatisfiedLinkError e) {
      // After the hooks it clears a cache by native code, which only Lambda loads.
      assertThat(e).hasMessageContaining("DNSManager");
    }
  }

  /** But for the one that asks. */
  private static long connections(LocalRedis redis) {
    try (Jedis jedis = new Jedis(URI.create(redis.uri()))) {
      return jedis.clientList().lines().count() - 1;
    }
  }
}
