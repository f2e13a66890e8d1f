package dev.breaker.tests.closedworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * GraalVM's own tool reads the metadata, refuses what it does not know, and writes it again. The
 * tool needs Java 21.
 */
@Tag("shrinking")
@EnabledForJreRange(min = JRE.JAVA_21)
class NativeImageToolTest {
  private static final String FILE = "reachability-metadata.json";

  @TempDir Path folder;

  @Test
  void readsTheMetadataOfTheRuntime() throws Exception {
    Path metadata = Files.createDirectory(folder.resolve("runtime"));
    Files.writeString(metadata.resolve(FILE), RuntimeJar.text(RuntimeJar.METADATA));

    assertIsUnderstood(metadata);
  }

  @Test
  void readsTheMetadataOfInterfaces() throws Exception {
    Program program =
        Program.of(folder, "breaker-tests/src/test/java/dev/breaker/tests/closedworld/program");

    List<Path> interfaces;
    try (Stream<Path> folders =
        Files.list(program.folder().resolve("classes/META-INF/native-image/dev.breaker"))) {
      interfaces = folders.toList();
    }
    assertThat(interfaces).hasSize(3);
    for (Path metadata : interfaces) {
      assertIsUnderstood(metadata);
    }
  }

  private void assertIsUnderstood(Path metadata) throws Exception {
    Path written = Files.createTempDirectory(folder, "written");
    Java.runTool(
        "native-image-configure",
        "com.oracle.svm.configure.ConfigurationTool",
        List.of("generate", "--input-dir=" + metadata, "--output-dir=" + written));

    assertThat(withoutSpaces(written)).isEqualTo(withoutSpaces(metadata));
  }

  private static String withoutSpaces(Path metadata) throws IOException {
    return Files.readString(metadata.resolve(FILE)).replaceAll("\\s", "");
  }
}
