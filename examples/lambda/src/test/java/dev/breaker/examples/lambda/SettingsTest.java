package dev.breaker.examples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String URL = "https://weather.example/v1/";

  @Test
  void needNoMoreThanTheThirdParty() {
    assertThat(Settings.of(Map.of("THIRD_PARTY_URL", URL)))
        .isEqualTo(
            new Settings(
                HttpUrl.get(URL), null, true, Duration.ofMillis(100), Duration.ofSeconds(3)));
  }

  @Test
  void areReadFromTheEnvironment() {
    assertThat(
            Settings.of(
                Map.of(
                    "THIRD_PARTY_URL", URL,
                    "REDIS_URL", "rediss://cache.example",
                    "BREAKER", "off",
                    "BREAKER_TIMEOUT_MS", "50",
                    "CALL_TIMEOUT_MS", "1000")))
        .isEqualTo(
            new Settings(
                HttpUrl.get(URL),
                "rediss://cache.example",
                false,
                Duration.ofMillis(50),
                Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "THIRD_PARTY_URL | | an http or https URL that ends with a slash, was not set",
        "THIRD_PARTY_URL | ftp://x/ | an http or https URL that ends with a slash, was \"ftp://x/\"",
        "THIRD_PARTY_URL | http://x/v1 | ends with a slash, was \"http://x/v1\"",
        "BREAKER | false | on or off, was \"false\"",
        "BREAKER_TIMEOUT_MS | 0 | 1 to 60000, was \"0\"",
        "CALL_TIMEOUT_MS | 60001 | 1 to 60000, was \"60001\"",
        "CALL_TIMEOUT_MS | 3 s | a whole number, 1 to 60000, was \"3 s\""
      })
  void aWrongOneIsNamedWithWhatIsAllowed(String name, String value, String message) {
    Map<String, String> environment = new HashMap<>(Map.of("THIRD_PARTY_URL", URL));
    environment.put(name, value);

    assertThatThrownBy(() -> Settings.of(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The environment variable " + name + " must be ")
        .hasMessageEndingWith(message);
  }
}
