package dev.breaker.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CircuitScriptTest {
  @Test
  void theHashThatIsWrittenDownIsTheScripts() {
    CircuitScript script = CircuitScript.load();

    assertThat(script.sha1())
        .as("the script was changed: write its new hash into CircuitScript")
        .isEqualTo(sha1(script.source()));
  }

  static String sha1(String source) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
  }
}
