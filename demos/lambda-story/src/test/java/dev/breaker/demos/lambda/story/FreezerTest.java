package dev.breaker.demos.lambda.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FreezerTest {
  private Freezer freezer;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    freezer = new Freezer();
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
    freezer.close();
  }

  @Test
  void stopsAProcessAndLetsItGoOn() throws IOException {
    freezer.freeze(process);
    await().until(() -> ProcessState.isStopped(process));

    freezer.thaw(process);
    await().until(() -> !ProcessState.isStopped(process));
  }

  @Test
  void killsWhatIsFrozenWhenItIsClosed() throws Exception {
    freezer.freeze(process);
    await().until(() -> ProcessState.isStopped(process));

    freezer.close();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void saysSoWhenThereIsNoSuchProcess() throws Exception {
    process.destroyForcibly().waitFor();

    assertThatThrownBy(() -> freezer.freeze(process))
        .isInstanceOf(IOException.class)
        .hasMessage("no signal STOP could be sent to process " + process.pid());
  }
}
