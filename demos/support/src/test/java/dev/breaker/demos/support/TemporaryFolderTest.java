package dev.breaker.demos.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
  @Test
  void isGoneWithAllThatIsInItOnceClosed() throws IOException {
    TemporaryFolder folder = new TemporaryFolder("breaker-test");
    Files.createDirectory(folder.path().resolve("inner"));
    Files.writeString(folder.path().resolve("inner").resolve("file"), "here");

    folder.close();
    folder.close();

    assertThat(folder.path()).doesNotExist();
  }
}
