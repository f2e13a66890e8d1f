package dev.breaker.demos.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Tag("slow")
class FleetCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      FleetCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--clients 1 | --clients must be 2 to 16, was 1",
        "--clients 17 | --clients must be 2 to 16, was 17",
        "--clients many | Invalid value for option '--clients': 'many' is not an int",
        "--threads 0 | --threads must be 1 to 100, was 0",
        "--threads 101 | --threads must be 1 to 100, was 101",
        "--rate 9 | --rate must be 10 to 500, was 9",
        "--rate 501 | --rate must be 10 to 500, was 501",
        "--drills 0 | --drills must be 1 to 20, was 0",
        "--clients 16 --rate 500 | --clients 16 with --rate 500 are 8000 calls a second, allowed"
            + " are 4000; lower one of them",
        "--redis localhost:6379 | The Redis URI is invalid: it has no scheme and no ://",
        "--redis rediss://localhost | --redis must begin with redis:// here, not rediss://",
        "--picture /no/such/folder/x.png | must be a file in a folder that can be written",
        "--speed 3 | Unknown option",
        "now | Unmatched argument"
      })
  void aWrongOptionGetsAUsageErrorAndExitCode2(String arguments, String message) {
    assertThat(command.execute(arguments.split(" "))).isEqualTo(2);

    assertThat(err.toString()).contains(message).contains("Usage: fleet");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void helpGoesToStandardOutput() {
    assertThat(command.execute("--help")).isZero();

    assertThat(out.toString())
        .contains("--clients", "--threads", "--rate", "--drills", "--redis", "--picture", "-dark");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsItsVersion() {
    assertThat(command.execute("--version")).isZero();

    assertThat(out.toString()).startsWith("fleet ");
  }

  @Test
  void aRedisThatIsAwayIsAnErrorSinceThereIsNoFleetWithout() throws IOException {
    String nowhere = "redis://:sesame@127.0.0.1:" + closedPort();

    assertThat(command.execute("--clients", "2", "--threads", "1", "--redis", nowhere))
        .isEqualTo(1);

    assertThat(err.toString())
        .hasLineCount(1)
        .matches("(?s)fleet: client-\\d cannot use the Redis on 127\\.0\\.0\\.1:\\d+: Redis: .*")
        .contains("Name another with --redis, or leave it out to have one started")
        .doesNotContain("sesame");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
