package dev.breaker.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.breaker.annotation.CircuitBroken;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor as build tools run it: from a processor path, on files, more than once. */
final class BuildTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path GITHUB = GOLDEN.resolve("all-defaults/GitHub.java");

  @TempDir Path folder;
  private Path classes;
  private Path generated;

  @BeforeEach
  void createFolders() throws IOException {
    classes = Files.createDirectory(folder.resolve("classes"));
    generated = Files.createDirectory(folder.resolve("generated"));
  }

  @Test
  void needsOnlyTheAnnotationAndJavaPoetOnTheProcessorPath() throws IOException {
    build(List.of(GITHUB));

    assertThat(output()).isEqualTo(golden("all-defaults"));
  }

  @Test
  void secondBuildReplacesTheOutputOfTheFirstOnClassPathAndSourcePath() throws IOException {
    build(List.of(GITHUB));
    String first = output();

    build(
        List.of(GITHUB),
        "-classpath",
        path(classes.toString(), System.getProperty("java.class.path")),
        "-sourcepath",
        generated.toString());

    assertThat(output()).isEqualTo(first);
  }

  @Test
  void moduleThatReadsJavaCompilerGetsGenerated() throws IOException {
    buildModule("module app { requires java.compiler; }");

    assertThat(output()).isEqualTo(golden("all-defaults"));
  }

  @Test
  void moduleThatDoesNotReadJavaCompilerGetsNoGenerated() throws IOException {
    buildModule("module app {}");

    assertThat(output()).isEqualTo(golden("without-java-compiler"));
  }

  @Test
  void sourceOfJava8GetsNoGenerated() throws IOException {
    build(List.of(GITHUB), "--release", "8", "-Xlint:-options");

    assertThat(output()).isEqualTo(golden("without-java-compiler"));
  }

  private void buildModule(String moduleInfo) throws IOException {
    Path module = Files.writeString(folder.resolve("module-info.java"), moduleInfo);
    // The libraries are on the class path, which a named module does not read by itself.
    build(List.of(module, GITHUB), "--add-reads", "app=ALL-UNNAMED");
  }

  private void build(List<Path> sources, String... options) throws IOException {
    List<String> always =
        List.of(
            "-Xlint:all,-processing",
            "-Werror",
            "-d",
            classes.toString(),
            "-s",
            generated.toString(),
            "-processorpath",
            path(
                home(CircuitBrokenProcessor.class),
                home(CircuitBroken.class),
                home(JavaFile.class)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean succeeded =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  Stream.concat(always.stream(), Stream.of(options)).toList(),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(succeeded).as(messages.toString()).isTrue();
    }
  }

  private static String path(String... entries) {
    return Stream.of(entries).collect(joining(File.pathSeparator));
  }

  private static String home(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private String output() throws IOException {
    return Files.readString(generated.resolve("com/example/CircuitBrokenGitHub.java"));
  }

  private static String golden(String name) throws IOException {
    return Files.readString(GOLDEN.resolve(name).resolve("CircuitBrokenGitHub.java"));
  }
}
