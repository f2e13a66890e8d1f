package dev.breaker.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {
  private static final Path HOME = Path.of("jdk");

  @TempDir Path folder;

  @Test
  void theRunningOneIsFirst() throws IOException {
    Jdk running = Jdk.atHand().get(0);

    assertThat(running.feature()).isEqualTo(Runtime.version().feature());
    assertThat(running.java()).isExecutable();
  }

  @Test
  void anotherIsTakenOnlyForTheAotCache() throws IOException {
    assertThat(Jdk.atHand()).hasSizeBetween(1, 2).last().satisfies(this::runsOrCaches);
  }

  private void runsOrCaches(Jdk jdk) {
    assertThat(jdk.hasAotCache() || jdk.feature() == Runtime.version().feature()).isTrue();
  }

  @Test
  void versionsReadAsNumbers() {
    assertThat(new Jdk(HOME, "17.0.15").feature()).isEqualTo(17);
    assertThat(new Jdk(HOME, "24").feature()).isEqualTo(24);
    assertThat(new Jdk(HOME, "26-ea").feature()).isEqualTo(26);
  }

  @Test
  void cachesBeginWithJdk24() {
    assertThat(Sharing.of(new Jdk(HOME, "23.0.2")))
        .containsExactly(Sharing.DEFAULT, Sharing.APP_CDS);
    assertThat(Sharing.of(new Jdk(HOME, "24.0.1"))).contains(Sharing.AOT_CACHE);
  }

  @Test
  void aFolderWithoutAJdkIsRefused() {
    assertThatThrownBy(() -> Jdk.at(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no JDK")
        .hasMessageContaining("JAVA_HOME");
  }
}
