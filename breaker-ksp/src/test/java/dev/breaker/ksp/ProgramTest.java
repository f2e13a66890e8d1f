package dev.breaker.ksp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in Kotlin, built as a user's build does: KSP, then Kotlin, then Java. */
@Tag("slow")
final class ProgramTest {
  @Test
  void callsThroughGeneratedClasses(@TempDir Path work) throws Exception {
    Path sources = Path.of("src/test/resources/program").toAbsolutePath();
    Path classes = Files.createDirectories(work.resolve("classes"));

    Ksp ksp = Ksp.process(sources, work);

    assertThat(ksp.messages().all()).isEmpty();
    Compilers.kotlin(classes, sources, ksp.javaOutput());
    Compilers.java(
        classes,
        Stream.concat(
                Stream.of("-Xlint:all,-classfile", "-Werror", "-proc:none"),
                Ksp.files(ksp.javaOutput()).stream().map(Path::toString))
            .toList());
    try (MockWebServer server = new MockWebServer();
        URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      for (int i = 0; i < 3; i++) {
        server.enqueue(new MockResponse().setResponseCode(503));
      }

      Object codes =
          loader
              .loadClass("com.example.ProgramKt")
              .getMethod("codes", String.class)
              .invoke(null, server.url("/").toString());

      assertThat(codes).isEqualTo(List.of(503, 500, 503, 503, 204));
      assertThat(server.getRequestCount()).isEqualTo(3);
    }
  }
}
