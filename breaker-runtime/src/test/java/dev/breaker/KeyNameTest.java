package dev.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.storage.BreakerPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyNameTest {
  @ParameterizedTest
  @CsvSource({
    "acme,              github/acme",
    "Acme-7,            github/Acme-7",
    "api.example.com,   github/api_2eexample_2ecom",
    "localhost:8080,    github/localhost_3a8080",
    "_,                 github/_5f",
    "a b,               github/a_20b",
    "ü,                 github/_c3_bc",
    "'',                github/",
  })
  void otherBytesAreWrittenAsHexDigits(String key, String name) {
    assertThat(KeyName.of("github", key)).isEqualTo(name);
    assertThat(BreakerPolicy.forService(name).service()).isEqualTo(name);
  }

  @Test
  void longKeysEndInTheirHash() {
    String service = "s".repeat(80);

    assertThat(KeyName.of(service, "k".repeat(47)))
        .isEqualTo(service + "/" + "k".repeat(47))
        .hasSize(128);
    assertThat(KeyName.of(service, "k".repeat(48)))
        .isEqualTo(service + "/" + "k".repeat(30) + "_" + "ff316804f1ed3e15")
        .hasSize(128);
    // An escape is written whole or not at all.
    assertThat(KeyName.of(service, "k".repeat(29) + "ü".repeat(20)))
        .startsWith(service + "/" + "k".repeat(29) + "_")
        .hasSize(127);
    assertThat(KeyName.of(service, "k".repeat(48) + "1"))
        .isNotEqualTo(KeyName.of(service, "k".repeat(48) + "2"));
  }

  @Test
  void enumsAreNamedByTheirConstant() {
    assertThat(KeyName.text(Region.EU_WEST)).isEqualTo("EU_WEST");
    assertThat(KeyName.text(7L)).isEqualTo("7");
  }

  private enum Region {
    EU_WEST;

    @Override
    public String toString() {
      return "Western Europe";
    }
  }
}
