package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.demos.support.Backend.Reply;
import dev.breaker.demos.support.Backend.Request;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackendTest {
  private static final Reply HEALTHY = new Reply(200, Duration.ZERO);
  private static final Reply FAILING = new Reply(503, Duration.ofMillis(10));

  private static HttpResponse<String> get(Backend backend)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(backend.uri().resolve("weather/berlin"))
            .header("User-Agent", "client-7")
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void logsNothingUntilItIsStarted() throws Exception {
    try (Backend backend = Backend.listening((sinceStart, client) -> HEALTHY)) {
      HttpResponse<String> response = get(backend);

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("blue");
      assertThat(backend.log()).isEmpty();
    }
  }

  @Test
  void answersAsItIsToldForTheTimeSinceTheStartAndLogsWhoAsked() throws Exception {
    Duration hour = Duration.ofHours(1);
    try (Backend backend =
        Backend.listening(
            (sinceStart, client) -> sinceStart.compareTo(hour) < 0 ? HEALTHY : FAILING)) {
      assertThat(get(backend).statusCode()).isEqualTo(200);
      backend.start(Instant.now().minus(hour));

      assertThat(get(backend).statusCode()).isEqualTo(503);
      assertThat(backend.log()).hasSize(1);
      Request request = backend.log().get(0);
      assertThat(request.client()).isEqualTo("client-7");
      assertThat(request.reply()).isEqualTo(FAILING);
      assertThat(request.answered()).isEqualTo(request.at().plusMillis(10));
    }
  }

  @Test
  void listensOnTheLoopbackInterfaceOnly() throws Exception {
    try (Backend backend = Backend.listening((sinceStart, client) -> HEALTHY)) {
      assertThat(backend.uri().getHost()).isEqualTo("127.0.0.1");
    }
  }
}
