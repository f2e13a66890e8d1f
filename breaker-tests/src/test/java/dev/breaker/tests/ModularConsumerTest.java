package dev.breaker.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Retrofit;

/** An application that is a module of its own, without Jedis, and without what the module hides. */
class ModularConsumerTest {
  private static final String MODULE = "module consumer { requires dev.breaker.runtime; }";

  private static final String MAIN =
      """
      package consumer;

      import dev.breaker.CircuitBreakers;
      import dev.breaker.annotation.CircuitBroken;
      import dev.breaker.storage.Storage;
      import java.io.IOException;
      import okhttp3.ResponseBody;
      import retrofit2.Call;
      import retrofit2.Retrofit;
      import retrofit2.http.GET;

      public final class Main {
        @CircuitBroken(service = "backend", minimumFailures = 1)
        interface Backend {
          @GET("/")
          Call<ResponseBody> get();
        }

        public static void main(String[] args) throws IOException {
          Retrofit retrofit = new Retrofit.Builder().baseUrl("http://localhost:9/").build();
          try (CircuitBreakers breakers = CircuitBreakers.inMemory()) {
            Backend backend = CircuitBrokenMain_Backend.create(retrofit, breakers);
            try {
              backend.get().execute();
            } catch (IOException e) {
              System.out.println(e.getClass().getSimpleName());
            }
            System.out.println(backend.get().execute().message());
            System.out.println(CircuitBreakers.class.getModule());
          }
          System.out.println(Storage.connect("memory:").getClass().getSimpleName());
          try {
            System.out.println(Storage.connect("redis://localhost:9"));
          } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
          }
        }
      }
      """;

  private static final String PRYING =
      "package consumer; class Prying { dev.breaker.fleet.Fleet engine; }";

  @TempDir private Path classes;

  @Test
  void runsWithOkHttp4() throws Exception {
    // OkHttp 4 has no descriptor, so nothing else asks for the Kotlin library.
    runsWith(
        List.of(home(OkHttpClient.class), home(Okio.class), home(Unit.class)),
        "--add-modules",
        "kotlin.stdlib");
  }

  @Test
  void runsWithOkHttp5() throws Exception {
    try (Stream<Path> jars = Files.list(Path.of("target", "okhttp-5"))) {
      runsWith(jars.toList());
    }
  }

  /** The module does not ask for it, and so has it only where something else does. */
  @Test
  void tellsTheFlightRecorderOfTheJvm() throws Exception {
    Path recording = classes.resolve("recording.jfr");

    runsWith(
        List.of(home(OkHttpClient.class), home(Okio.class), home(Unit.class)),
        "--add-modules",
        "kotlin.stdlib",
        "-Xlog:jfr+startup=off",
        "-XX:StartFlightRecording:filename=" + recording);

    assertThat(RecordingFile.readAllEvents(recording))
        .filteredOn(event -> event.getEventType().getName().equals("breaker.Transition"))
        .singleElement()
        .extracting(event -> event.getString("to"))
        .isEqualTo("OPEN");
  }

  private void runsWith(List<Path> okhttp, String... options) throws Exception {
    String modulePath = modulePath(okhttp);
    assertThat(compile(modulePath, Map.of())).isEmpty();

    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--module-path", modulePath + File.pathSeparator + classes));
    command.addAll(List.of(options));
    command.addAll(List.of("--module", "consumer/consumer.Main"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(printed.lines())
        .containsExactly(
            "ConnectException",
            "Circuit breaker tripped",
            "module dev.breaker.runtime",
            "InMemoryStorage",
            "Jedis is missing; RedisStorage needs 6.0 or later. Add redis.clients:jedis to the"
                + " build");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void doesNotSeeTheEngine() throws Exception {
    String modulePath =
        modulePath(List.of(home(OkHttpClient.class), home(Okio.class), home(Unit.class)));

    assertThat(compile(modulePath, Map.of("consumer.Prying", PRYING)))
        .singleElement()
        .asString()
        .contains("package dev.breaker.fleet is not visible");
  }

  private List<String> compile(String modulePath, Map<String, String> more) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>(more);
    sources.put("module-info", MODULE);
    sources.put("consumer.Main", MAIN);
    return Javac.compile(sources, classes, "--module-path", modulePath, "--class-path", "");
  }

  private static String modulePath(List<Path> okhttp) {
    return Stream.concat(
            Stream.of(CircuitBreakers.class, CircuitBroken.class, Retrofit.class, NullMarked.class)
                .map(ModularConsumerTest::home),
            okhttp.stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
