package dev.breaker.demos.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breaker.demos.support.Backend;
import dev.breaker.demos.support.ChildProcess;
import dev.breaker.demos.support.Fleet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FleetTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

  private static Fleet fleet(ClientSettings settings) {
    return new Fleet(
        List.of(() -> ClientProcess.start(settings, event -> {})), Duration.ofSeconds(10));
  }

  @Test
  void saysWhichClientFailedAndWhy() {
    ClientSettings cannotCall = new ClientSettings("client-1", NOWHERE, NOWHERE, null, 10, 0);

    try (Fleet fleet = fleet(cannotCall)) {
      assertThatThrownBy(fleet::warmUp)
          .isInstanceOf(IOException.class)
          .hasMessageMatching("client-1 failed: .*Failed to connect to .*");
    }
  }

  @Test
  void saysWhichClientEndedBeforeItsTime() throws Exception {
    Schedule schedule = new Schedule(Duration.ofHours(1));
    try (Backend backend =
        Backend.listening((sinceStart, client) -> schedule.replyAt(sinceStart))) {
      ClientSettings settings =
          new ClientSettings("client-1", backend.uri(), backend.uri(), null, 300, 0);
      ChildProcess child = ClientProcess.start(settings, event -> {});
      child.awaitReady(Duration.ofSeconds(60));
      child.go();

      child.process().destroyForcibly();

      assertThatThrownBy(() -> child.awaitDone(Duration.ofSeconds(60)))
          .isInstanceOf(IOException.class)
          .hasMessage("client-1 ended before its time");
    }
  }

  @Test
  void clientsEndWithTheirParent() throws Exception {
    Schedule schedule = new Schedule(Duration.ofHours(1));
    try (Backend backend =
        Backend.listening((sinceStart, client) -> schedule.replyAt(sinceStart))) {
      ClientSettings settings =
          new ClientSettings("client-1", backend.uri(), backend.uri(), null, 300, 0);
      ChildProcess child = ClientProcess.start(settings, event -> {});
      child.awaitReady(Duration.ofSeconds(60));
      child.go();

      child.closeInput();

      assertThat(child.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
