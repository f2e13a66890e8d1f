package dev.breaker.ksp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KSP's own command, as {@code docs/setup.md} has it. */
@Tag("slow")
final class CommandLineTest {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir private Path work;

  @Test
  void findsTheProcessorAndWritesTheClass() throws Exception {
    Run run = run("@CircuitBroken(service = \"a\")");

    assertThat(run.told).doesNotContain("[CircuitBroken");
    assertThat(run.exit).isZero();
    assertThat(work.resolve("java/CircuitBrokenApi.java")).exists();
    assertThat(
            work.resolve("resources/META-INF/native-image/dev.breaker/CircuitBrokenApi")
                .resolve("reachability-metadata.json"))
        .exists();
  }

  @Test
  void failsWithFileAndLine() throws Exception {
    Run run = run("@CircuitBroken(\n  service = \"a\",\n  ttl = 0)");

    assertThat(run.told)
        .contains("Api.kt:6: [CircuitBroken:Ttl] ttl must be at least 1 second, was 0");
    assertThat(run.exit).isNotZero();
  }

  private Run run(String annotation) throws IOException, InterruptedException {
    Path sources = Files.createDirectories(work.resolve("sources"));
    Files.writeString(
        sources.resolve("Api.kt"),
        """
        import dev.breaker.annotation.CircuitBroken
        import retrofit2.Call
        import retrofit2.http.GET
        %s
        interface Api { @GET("a") fun call(): Call<String> }
        """
            .formatted(annotation));
    Path told = work.resolve("told");
    Process process =
        new ProcessBuilder(command(sources))
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    return new Run(process.waitFor(), Files.readString(told, UTF_8));
  }

  private List<String> command(Path sources) {
    return Stream.of(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                CLASS_PATH,
                "com.google.devtools.ksp.cmdline.KSPJvmMain",
                "-jvm-target=17",
                "-language-version=2.2",
                "-api-version=2.2",
                "-module-name=main",
                "-source-roots=" + sources,
                "-libraries=" + CLASS_PATH,
                "-jdk-home=" + System.getProperty("java.home"),
                "-project-base-dir=" + work,
                "-output-base-dir=" + work),
            Stream.of("caches", "class-output", "kotlin-output", "java-output", "resource-output")
                .map(name -> "-" + name + "-dir=" + work.resolve(folder(name))),
            Stream.of(processorPath()))
        .flatMap(part -> part)
        .toList();
  }

  private static String folder(String option) {
    return option.equals("resource-output") ? "resources" : option.replace("-output", "");
  }

  /** With KSP itself, its loader would load the processor's API twice. */
  private static String processorPath() {
    return String.join(
        File.pathSeparator,
        Stream.of(CLASS_PATH.split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("devtools"))
            .toList());
  }

  /** What a run ended with. */
  private record Run(int exit, String told) {}
}
