package dev.breaker.redis.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/redis.md says what the tests do. */
class DocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "redis.md");
  private static final Path CODE =
      Path.of("src/test/java/dev/breaker/redis/deployment/DocumentedClients.java");

  static String document() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theCodeIsTheTests() throws Exception {
    String tested = inOneLine(Files.readString(CODE));
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(document())
            .results()
            .map(MatchResult::group)
            .map(block -> block.replaceAll("```(java)?|(?m)^import [^;]+;$", ""))
            .toList();

    assertThat(blocks).hasSizeGreaterThan(4);
    assertThat(blocks).allSatisfy(block -> assertThat(tested).contains(inOneLine(block)));
  }

  private static String inOneLine(String code) {
    return code.strip().replaceAll("\\s+", " ");
  }
}
