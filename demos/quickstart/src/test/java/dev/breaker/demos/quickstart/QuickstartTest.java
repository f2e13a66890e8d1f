package dev.breaker.demos.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Tag("slow")
class QuickstartTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      Quickstart.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--instances 0 | --instances must be 1 to 16, was 0",
        "--instances 1000 | --instances must be 1 to 16, was 1000",
        "--instances many | Invalid value for option '--instances': 'many' is not an int",
        "--instances 4 | add --embedded-redis, or --redis URI",
        "--seconds 3 | --seconds must be 10 to 300, was 3",
        "--seconds 301 | --seconds must be 10 to 300, was 301",
        "--redis localhost:6379 | The Redis URI is invalid: it has no scheme and no ://",
        "--redis redis://localhost --embedded-redis | mutually exclusive",
        "--prometheus 80 | --prometheus must be 1024 to 65535, was 80",
        "--instances 4 --embedded-redis --prometheus 65533 | must be 1024 to 65532, was 65533",
        "--console 8080 | --console shows a Redis that clients share: add --embedded-redis",
        "--embedded-redis --console 80 | --console must be 1024 to 65535, was 80",
        "--picture /no/such/folder/x.png | must be a file in a folder that can be written",
        "--speed 3 | Unknown option",
        "now | Unmatched argument"
      })
  void aWrongOptionGetsAUsageErrorAndExitCode2(String arguments, String message) {
    assertThat(command.execute(arguments.split(" "))).isEqualTo(2);

    assertThat(err.toString()).contains(message).contains("Usage: quickstart");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMalformedUriIsNotRepeatedWithItsPassword() {
    assertThat(command.execute("--redis", "redis://:sesame@local host")).isEqualTo(2);

    assertThat(err.toString()).contains("The Redis URI is invalid").doesNotContain("sesame");
  }

  @Test
  void aFolderWhereTheDarkPictureGoesIsAUsageError() throws IOException {
    Files.createDirectory(folder.resolve("story-dark.png"));

    assertThat(command.execute("--picture", folder.resolve("story.png").toString())).isEqualTo(2);

    assertThat(err.toString()).contains("--picture must be a file");
  }

  @Test
  void helpGoesToStandardOutput() {
    assertThat(command.execute("--help")).isZero();

    assertThat(out.toString())
        .contains(
            "--redis",
            "--embedded-redis",
            "--instances",
            "--seconds",
            "--prometheus",
            "--console",
            "--picture",
            "-dark");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsItsVersion() {
    assertThat(command.execute("--version")).isZero();

    assertThat(out.toString()).startsWith("quickstart ");
  }

  @Test
  void anyOtherFailureIsOneLineAndExitCode1() throws Exception {
    int exitCode =
        command
            .getExecutionExceptionHandler()
            .handleExecutionException(new IOException("No room"), command, null);

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).hasLineCount(1).startsWith("quickstart: No room");
  }

  @Test
  void oneClientNeedsNoServer() {
    Path picture = folder.resolve("story.png");

    assertThat(command.execute("--seconds", "10", "--picture", picture.toString())).isZero();

    assertThat(out.toString())
        .contains("the circuit is in the client's memory")
        .containsSubsequence("FAILING: HTTP 503", "TRIPPED: ", "PROBE: ", "RESET: ")
        .containsPattern("calls made +200 +200\n")
        .containsPattern("trips +1 +-\n")
        .endsWith(
            "Picture: " + picture + ", and for dark pages story-dark.png" + System.lineSeparator());
    assertThat(out.toString().lines().count()).isLessThan(60);
    assertThat(err.toString()).isEmpty();
    assertThat(picture).isNotEmptyFile();
    assertThat(folder.resolve("story-dark.png")).isNotEmptyFile();
  }

  @Test
  void metersAreServedWhileItRuns() throws Exception {
    int port = closedPort();
    Path picture = folder.resolve("story.png");
    CompletableFuture<Integer> running =
        CompletableFuture.supplyAsync(
            () ->
                command.execute(
                    "--seconds",
                    "10",
                    "--prometheus",
                    Integer.toString(port),
                    "--picture",
                    picture.toString()));

    Set<String> read = new TreeSet<>();
    while (!isDone(running)) {
      read.addAll(linesOf(URI.create("http://127.0.0.1:" + port + "/metrics")));
    }

    assertThat(running.join()).isZero();
    assertThat(out.toString()).contains("The meters are on http://127.0.0.1:" + port + "/metrics.");
    assertThat(read)
        .contains(
            "breaker_state{service=\"weather\",state=\"open\"} 1.0",
            "breaker_transitions_total{from=\"closed\",service=\"weather\",to=\"open\"} 1.0");
  }

  @Test
  void theConsoleShowsTheTripAndTakesALock() throws Exception {
    int port = closedPort();
    CompletableFuture<Integer> running =
        CompletableFuture.supplyAsync(
            () ->
                command.execute(
                    "--seconds",
                    "10",
                    "--embedded-redis",
                    "--console",
                    Integer.toString(port),
                    "--picture",
                    folder.resolve("story.png").toString()));
    Matcher told =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () ->
                    Pattern.compile(
                            "The console is at (http://127\\.0\\.0\\.1:\\d+/) \\(any user name, password"
                                + " (\\w{16})\\)\\.")
                        .matcher(out.toString()),
                Matcher::find);
    URI circuit = URI.create(told.group(1) + "api/services/weather");
    String authorization = "Bearer " + told.group(2);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask(circuit, authorization, null).contains("\"state\":\"open\""));
    ask(
        URI.create(circuit + "/actions"),
        authorization,
        "{\"action\":\"lock-open\",\"reason\":\"drill\",\"seconds\":9,\"author\":\"ann\"}");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ask(circuit, authorization, null).contains("\"author\":\"ann\""));

    assertThat(running.join()).isZero();
  }

  private static String ask(URI uri, String authorization, String action) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", authorization)
            .header("X-Breaker-Console", "test");
    if (action != null) {
      request.POST(HttpRequest.BodyPublishers.ofString(action));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Waits for a little while, so that the page is not read all the time. */
  private static boolean isDone(CompletableFuture<Integer> running) throws Exception {
    try {
      Integer unused = running.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Nothing before the page is there, and once it is gone. */
  private static List<String> linesOf(URI page) throws InterruptedException {
    try {
      return HTTP.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofLines())
          .body()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Test
  void aRedisThatIsAwayLeavesEachClientToProtectItself() throws IOException {
    Path picture = folder.resolve("story.png");
    String nowhere = "redis://127.0.0.1:" + closedPort();

    assertThat(
            command.execute("--seconds", "10", "--redis", nowhere, "--picture", picture.toString()))
        .isZero();

    assertThat(out.toString())
        .containsSubsequence("DEGRADED: Redis", "TRIPPED: ", "PROBE: ", "RESET: ")
        .containsPattern("calls made +200 +200\n");
    assertThat(picture).isNotEmptyFile();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
