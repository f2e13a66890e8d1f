package dev.breaker.console.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.fixtures.RedisExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page as users start it, in a process of its own. */
@Tag("redis")
class ServeCommandTest {
  private static final String TOKEN = "a-token-for-the-test";

  @RegisterExtension static final RedisExtension redis = new RedisExtension();

  @TempDir private Path folder;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : processes) {
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Starts it, and returns the line that it prints. */
  private String serve(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("BREAKER_STORAGE_URI", redis.uri());
    Process process = builder.start();
    processes.add(process);
    BufferedReader out = process.inputReader();
    return out.readLine();
  }

  private static URI address(String line) {
    assertThat(line).startsWith("The console is at http");
    String uri = line.substring("The console is at ".length());
    return URI.create(uri.endsWith(", read-only") ? uri.substring(0, uri.indexOf(',')) : uri);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static int status(HttpClient client, URI page, String authorization) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve("api/session"))
            .header("Authorization", authorization)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  @Test
  void withoutOptionsItIsReadOnlyAndOnLoopback() throws Exception {
    String line = serve();

    assertThat(line).matches("The console is at http://127\\.0\\.0\\.1:\\d+/, read-only");
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address(line)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).startsWith("<!doctype html>");
  }

  @Test
  void takesATokenFromAFile() throws Exception {
    URI page =
        address(serve("--token-file", file("token", TOKEN + System.lineSeparator()).toString()));
    HttpClient client = HttpClient.newHttpClient();

    assertThat(status(client, page, "Bearer " + TOKEN)).isEqualTo(200);
    assertThat(status(client, page, "Bearer wrong")).isEqualTo(401);
  }

  @Test
  void takesUsersFromAFileAndServesThemOverTls() throws Exception {
    Path keystore = folder.resolve("keys.p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        "console",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        keystore.toString(),
        "-storepass",
        "of-the-keystore");
    URI page =
        address(
            serve(
                "--users-file",
                file("users", "ann:correct horse\n\nbob:battery:staple\n").toString(),
                "--tls-keystore",
                keystore.toString(),
                "--tls-password-file",
                file("password", "of-the-keystore").toString()));
    assertThat(page.getScheme()).isEqualTo("https");
    HttpClient client = HttpClient.newBuilder().sslContext(trusting(keystore)).build();

    assertThat(status(client, page, basic("ann", "correct horse"))).isEqualTo(200);
    assertThat(status(client, page, basic("bob", "battery:staple"))).isEqualTo(200);
    assertThat(status(client, page, basic("bob", "battery"))).isEqualTo(401);
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String output = new String(out.readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
    }
  }

  private static SSLContext trusting(Path keystore) throws Exception {
    KeyStore keys = KeyStore.getInstance(keystore.toFile(), "of-the-keystore".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("console", keys.getCertificate("console"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** These end at once, so they run here. */
  private String refused(String... options) {
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setErr(new PrintWriter(err));
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--port", "0", "--storage", redis.uri()));
    arguments.addAll(List.of(options));
    assertThat(line.execute(arguments.toArray(String[]::new))).isEqualTo(2);
    return err.toString();
  }

  @Test
  void credentialsDoNotCrossANetworkInTheClear() throws Exception {
    assertThat(refused("--address", "0.0.0.0", "--token-file", file("token", TOKEN).toString()))
        .startsWith("credentials would cross the network in the clear; add --tls-keystore");
  }

  @Test
  void aFileThatSaysNothingUsefulIsNamed() throws Exception {
    assertThat(refused("--token-file", file("token", "short").toString()))
        .contains("a token must have at least 16 characters, had 5");
    assertThat(refused("--users-file", file("users", "ann").toString()))
        .contains("line 1 of the users file must be name:password");
    assertThat(refused("--users-file", file("users", "").toString()))
        .contains("there must be at least one user, were none");
    assertThat(refused("--token-file", folder.resolve("none").toString()))
        .contains("--token-file cannot be read: ")
        .contains("none");
  }
}
