package dev.breaker.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.breaker.BreakerStatus;
import dev.breaker.storage.CircuitState;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do through the page, and what came of it. */
class ActionTest {
  @AutoClose private final ConsoleFixture console = ConsoleFixture.withToken();

  ActionTest() throws Exception {}

  @BeforeEach
  void protect() {
    console.protect("payments/eu");
  }

  private HttpResponse<String> act(String json) throws Exception {
    return console.send(console.action("payments%2Feu", json));
  }

  private BreakerStatus status() {
    return console.breakers.breaker("payments/eu").orElseThrow().status();
  }

  @Test
  void locksOpenAndUnlocks() throws Exception {
    assertThat(act("{\"action\":\"lock-open\",\"reason\":\"drill\",\"seconds\":900}").statusCode())
        .isEqualTo(200);
    assertThat(status().lock()).isNotNull();
    assertThat(status().lock().state()).isEqualTo(CircuitState.OPEN);
    assertThat(status().lock().author()).isEqualTo("ann");

    assertThat(act("{\"action\":\"unlock\"}").statusCode()).isEqualTo(200);
    assertThat(status().lock()).isNull();
  }

  @Test
  void locksClosed() throws Exception {
    act("{\"action\":\"lock-closed\",\"reason\":\"false alarm\",\"seconds\":60}");

    assertThat(status().lock().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void tripsAndResets() throws Exception {
    act("{\"action\":\"trip\",\"reason\":\"bad release\"}");
    assertThat(status().state()).isEqualTo(CircuitState.OPEN);
    assertThat(status().reason()).isEqualTo("bad release (ann)");

    act("{\"action\":\"reset\"}");
    assertThat(status().state()).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void overridesAndReverts() throws Exception {
    act(
        "{\"action\":\"override\",\"reason\":\"noisy\",\"seconds\":900,"
            + "\"settings\":{\"percentFailed\":\"50\",\"failureStatuses\":\"429, 418\"}}");
    assertThat(status().policy().percentFailed()).isEqualTo(50);
    assertThat(status().policy().failureStatuses()).containsExactlyInAnyOrder(429, 418);
    assertThat(status().override()).isNotNull();

    act("{\"action\":\"revert\"}");
    assertThat(status().policy().percentFailed()).isEqualTo(10);
  }

  @Test
  void aBearerOfTheTokenSaysWhoItIs() throws Exception {
    var request =
        console
            .request("api/services/payments%2Feu/actions")
            .header("Authorization", "Bearer " + ConsoleFixture.TOKEN)
            .header("X-Breaker-Console", "script")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "{\"action\":\"lock-open\",\"reason\":\"drill\",\"seconds\":9,\"author\":\"bot\"}"));

    assertThat(console.status(request)).isEqualTo(200);
    assertThat(status().lock().author()).isEqualTo("bot");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"action":"explode"}                             | action must be trip, reset,
          {}                                               | action must say something
          {"action":"lock-open","seconds":60}              | reason must say something
          {"action":"lock-open","reason":"x"}              | seconds must say how long
          {"action":"lock-open","reason":"x","seconds":0}  | a lock must last 1 second to 7 days
          {"action":"override","reason":"x","seconds":60}  | settings must name what to change
          {"action":"override","reason":"x","seconds":60,"settings":{"tll":"1"}}  | there is no setting tll
          {"action":"override","reason":"x","seconds":60,"settings":{"ttl":"a"}}  | ttl must be a number, was "a"
          {"action":"override","reason":"x","seconds":60,"settings":{"ttl":"0"}}  | ttl must be 1 to 604,800 seconds
          [1]                                              | the body must be a JSON object
          """)
  void aMistakeIsSaidAndNothingIsDone(String json, String message) throws Exception {
    HttpResponse<String> answer = act(json);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ConsoleFixture.problem(answer)).startsWith(message);
    assertThat(status().lock()).isNull();
    assertThat(status().override()).isNull();
  }

  @Test
  void aServiceThatDoesNotExistIsNotMade() throws Exception {
    HttpResponse<String> answer =
        console.send(
            console.action("githbu", "{\"action\":\"lock-open\",\"reason\":\"x\",\"seconds\":9}"));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(ConsoleFixture.problem(answer)).isEqualTo("the storage has no service \"githbu\"");
    assertThat(console.breakers.storage().services()).hasSize(1);
  }

  @Test
  void detailsHaveTheHistoryAndTheSettings() throws Exception {
    act("{\"action\":\"trip\",\"reason\":\"bad release\"}");

    JsonObject details =
        console
            .json(
                console
                    .request("api/services/payments%2Feu")
                    .header("Authorization", "Bearer " + ConsoleFixture.TOKEN))
            .getAsJsonObject();

    JsonObject event = details.getAsJsonArray("history").get(0).getAsJsonObject();
    assertThat(event.get("kind").getAsString()).isEqualTo("tripped-by-operator");
    assertThat(details.getAsJsonObject("settings").get("reEnableAfter").getAsInt()).isEqualTo(180);
    assertThat(details.get("isWhole").getAsBoolean()).isTrue();
    assertThat(details.getAsJsonArray("processes")).hasSize(1);
  }
}
