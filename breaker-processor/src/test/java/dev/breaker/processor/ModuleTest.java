package dev.breaker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces in named modules, on real files: compile-testing cannot hold a module-info. */
final class ModuleTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @TempDir Path folder;

  @Test
  void moduleThatReadsJavaCompilerGetsGenerated() throws IOException {
    assertThat(generatedIn("module app { requires java.compiler; }"))
        .isEqualTo(golden("all-defaults"));
  }

  @Test
  void moduleThatDoesNotReadJavaCompilerGetsNoGenerated() throws IOException {
    assertThat(generatedIn("module app {}")).isEqualTo(golden("without-java-compiler"));
  }

  private String generatedIn(String moduleInfo) throws IOException {
    Path module = Files.writeString(folder.resolve("module-info.java"), moduleInfo);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              output,
              files,
              null,
              List.of(
                  "-Xlint:all,-processing",
                  "-Werror",
                  "-d",
                  folder.toString(),
                  // The libraries are on the class path, which a named module does not read itself.
                  "--add-reads",
                  "app=ALL-UNNAMED"),
              null,
              files.getJavaFileObjects(module, GOLDEN.resolve("all-defaults/GitHub.java")));
      task.setProcessors(List.of(new CircuitBrokenProcessor()));
      assertThat(task.call()).as(output.toString()).isTrue();
    }
    return Files.readString(folder.resolve("com/example/CircuitBrokenGitHub.java"));
  }

  private static String golden(String name) throws IOException {
    return Files.readString(GOLDEN.resolve(name).resolve("CircuitBrokenGitHub.java"));
  }
}
