package dev.breaker.console.web;

import static dev.breaker.console.web.ConsoleFixture.TOKEN;
import static dev.breaker.console.web.ConsoleFixture.basic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.breaker.CircuitBreakers;
import dev.breaker.console.Console;
import dev.breaker.redis.RedisStorage;
import dev.breaker.storage.InMemoryStorage;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, and what browsers are told to be careful about. */
class SafetyTest {
  private static final String LOCK =
      "{\"action\":\"lock-open\",\"reason\":\"maintenance\",\"seconds\":900}";

  @Test
  void withoutACredentialItShowsAndDoesNothing() throws Exception {
    try (ConsoleFixture console = ConsoleFixture.readOnly()) {
      console.protect("github");

      assertThat(console.status(console.request(""))).isEqualTo(200);
      assertThat(console.json(console.request("api/session")).getAsJsonObject().get("canOperate"))
          .hasToString("false");
      HttpResponse<String> refused = console.send(console.action("github", LOCK));

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(ConsoleFixture.problem(refused)).startsWith("this console is read-only");
      assertThat(console.breakers.breaker("github").orElseThrow().status().lock()).isNull();
    }
  }

  @Test
  void withACredentialNothingIsShownToOthers() throws Exception {
    try (ConsoleFixture console = ConsoleFixture.withToken()) {
      for (String path : new String[] {"", "console.js", "api/session", "api/stream"}) {
        HttpResponse<String> answer = console.send(console.request(path));

        assertThat(answer.statusCode()).as(path).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
            .startsWith("Basic realm=");
      }
    }
  }

  @Test
  void theTokenIsABearerTokenOrThePasswordOfAnyUser() throws Exception {
    try (ConsoleFixture console = ConsoleFixture.withToken()) {
      assertThat(status(console, "Bearer " + TOKEN)).isEqualTo(200);
      assertThat(status(console, basic("ann", TOKEN))).isEqualTo(200);
      assertThat(status(console, "Bearer " + TOKEN + "x")).isEqualTo(401);
      assertThat(status(console, basic(TOKEN, "ann"))).isEqualTo(401);
      assertThat(status(console, "Basic !")).isEqualTo(401);
      assertThat(status(console, "Digest " + TOKEN)).isEqualTo(401);
    }
  }

  @Test
  void eachUserHasAPassword() throws Exception {
    try (ConsoleFixture console =
        new ConsoleFixture(
            new InMemoryStorage(),
            builder -> builder.users(Map.of("ann", "correct horse", "bob", "battery staple")))) {
      assertThat(status(console, basic("ann", "correct horse"))).isEqualTo(200);
      assertThat(status(console, basic("ann", "battery staple"))).isEqualTo(401);
      assertThat(status(console, basic("eve", ""))).isEqualTo(401);
    }
  }

  private static int status(ConsoleFixture console, String authorization) throws Exception {
    return console.status(console.request("api/session").header("Authorization", authorization));
  }

  @Test
  void shortSecretsAreRefused() {
    try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Console.builder(breakers).token("short"))
          .withMessage("a token must have at least 16 characters, had 5");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Console.builder(breakers).users(Map.of("ann", "secret")))
          .withMessage("a password must have at least 8 characters; that of ann has fewer");
    }
  }

  @Test
  void afterTenWrongPasswordsAnAddressWaits() throws Exception {
    try (ConsoleFixture console = ConsoleFixture.withToken()) {
      for (int i = 0; i < 10; i++) {
        assertThat(status(console, basic("ann", "guess-" + i))).isEqualTo(401);
      }
      HttpResponse<String> answer =
          console.send(
              console.request("api/session").header("Authorization", basic("ann", "guess")));

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(status(console, basic("ann", TOKEN))).as("nor the right one").isEqualTo(429);
    }
  }

  @Test
  void behindAProxyEachAddressIsCountedForItself() throws Exception {
    try (ConsoleFixture console =
        new ConsoleFixture(
            new InMemoryStorage(), builder -> builder.token(TOKEN).behindProxy(true))) {
      for (int i = 0; i < 11; i++) {
        console.send(
            console
                .request("api/session")
                .header("X-Forwarded-For", "10.0.0." + i + ", 192.0.2.1")
                .header("Authorization", basic("ann", "guess")));
      }

      assertThat(statusFrom(console, "192.0.2.1")).isEqualTo(429);
      assertThat(statusFrom(console, "192.0.2.2")).isEqualTo(200);
    }
  }

  private static int statusFrom(ConsoleFixture console, String address) throws Exception {
    return console.status(
        console
            .request("api/session")
            .header("X-Forwarded-For", address)
            .header("Authorization", basic("ann", TOKEN)));
  }

  @Test
  void anotherHostNameIsRefused() throws Exception {
    try (ConsoleFixture console =
        new ConsoleFixture(
            new InMemoryStorage(), builder -> builder.allowedHost("breakers.example.com"))) {
      assertThat(console.raw("GET /ops/ HTTP/1.1", "Host: evil.example")).contains(" 421 ");
      assertThat(console.raw("GET /ops/ HTTP/1.1", "Host: 127.0.0.1.evil.example"))
          .contains(" 421 ");
      assertThat(console.raw("GET /ops/ HTTP/1.1", "Host: localhost:8080")).contains(" 200 ");
      assertThat(console.raw("GET /ops/ HTTP/1.1", "Host: [::1]:8080")).contains(" 200 ");
      assertThat(console.raw("GET /ops/ HTTP/1.1", "Host: Breakers.Example.com")).contains(" 200 ");
    }
  }

  /** Each line is a header that a browser adds to what a page of another site has it send. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Origin: https://evil.example",
        "Origin: null"
      })
  void anActionOfAnotherSiteIsRefused(String header) throws Exception {
    try (ConsoleFixture console = ConsoleFixture.withToken()) {
      console.protect("github");

      String status =
          console.raw(
              "POST /ops/api/services/github/actions HTTP/1.1",
              "Host: 127.0.0.1:" + console.port(),
              "Authorization: " + basic("ann", TOKEN),
              "X-Breaker-Console: page",
              header,
              "Content-Length: 0");

      assertThat(status).contains(" 403 ");
    }
  }

  @Test
  void anActionNeedsAHeaderThatNoFormCanSend() throws Exception {
    try (ConsoleFixture console = ConsoleFixture.withToken()) {
      console.protect("github");
      HttpResponse<String> answer =
          console.send(
              console
                  .request("api/services/github/actions")
                  .header("Authorization", basic("ann", TOKEN))
                  .POST(HttpRequest.BodyPublishers.ofString(LOCK)));

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(ConsoleFixture.problem(answer)).contains("X-Breaker-Console");
      assertThat(
              console.status(
                  console
                      .request("api/services/github/actions")
                      .header("Authorization", basic("ann", TOKEN))
                      .method("OPTIONS", HttpRequest.BodyPublishers.noBody())))
          .as("the question of a browser before it sends such a header")
          .isEqualTo(405);
    }
  }

  @Test
  void actionsAreLimited() throws Exception {
    try (ConsoleFixture console = ConsoleFixture.withToken()) {
      console.protect("github");
      for (int i = 0; i < 30; i++) {
        assertThat(console.status(console.action("github", LOCK))).isEqualTo(200);
      }

      assertThat(console.status(console.action("github", LOCK))).isEqualTo(429);
    }
  }

  @Test
  void everyAnswerTellsBrowsersToRunNothingOfOthers() throws Exception {
    try (ConsoleFixture console = ConsoleFixture.readOnly()) {
      for (String path : new String[] {"", "console.js", "api/session", "nothing"}) {
        var headers = console.send(console.request(path)).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
            .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
            .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../web/Gate.class", "%2e%2e/Gate.class", "Gate.class", "package-info.class"})
  void nothingElseOfTheJarIsServed(String path) throws Exception {
    try (ConsoleFixture console = ConsoleFixture.readOnly()) {
      assertThat(console.raw("GET /ops/" + path + " HTTP/1.1", "Host: localhost"))
          .contains(" 404 ");
    }
  }

  @Test
  void credentialsOfTheStorageAreNotShown() throws Exception {
    try (ConsoleFixture console =
        new ConsoleFixture(
            RedisStorage.connect("redis://operator:sesame@127.0.0.1:1/0"), builder -> builder)) {
      HttpResponse<String> answer = console.send(console.request("api/services/github"));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(ConsoleFixture.problem(answer)).startsWith("Redis: ");
      assertThat(answer.body() + console.send(console.request("api/session")).body())
          .doesNotContain("sesame", "operator");
    }
  }

  @Test
  void aLongBodyIsRefused() throws Exception {
    try (ConsoleFixture console = ConsoleFixture.withToken()) {
      console.protect("github");

      assertThat(console.status(console.action("github", " ".repeat(20_000)))).isEqualTo(413);
    }
  }
}
