package dev.breaker.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackendTest {
  private static final Schedule HOURS = new Schedule(Duration.ofHours(10));

  private static HttpResponse<String> get(Backend backend)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(backend.uri().resolve("weather/berlin"))
            .header("User-Agent", "client-7")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void isHealthyAndLogsNothingUntilItIsStarted() throws Exception {
    try (Backend backend = Backend.listening(HOURS)) {
      HttpResponse<String> response = get(backend);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("blue");
      assertThat(backend.log()).isEmpty();
    }
  }

  @Test
  void failsWhileTheScheduleSaysSoAndLogsWhoAsked() throws Exception {
    try (Backend backend = Backend.listening(HOURS)) {
      Instant start = Instant.now().minus(HOURS.failsFrom());
      backend.start(start);

      assertThat(get(backend).statusCode()).isEqualTo(503);
      assertThat(backend.log()).extracting(Backend.Request::client).containsExactly("client-7");
    }
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() throws Exception {
    try (Backend backend = Backend.listening(HOURS)) {
      assertThat(backend.uri().getHost()).isEqualTo("127.0.0.1");
    }
  }
}
