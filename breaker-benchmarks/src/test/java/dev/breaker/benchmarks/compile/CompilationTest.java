package dev.breaker.benchmarks.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CompilationTest {
  @TempDir Path folder;

  @Test
  void aProcessorThatWritesNothingIsNotMeasured() throws IOException {
    Compilation compilation = compilation("class Plain {}");

    assertThat(compilation.nanosWithout()).isPositive();
    assertThatThrownBy(compilation::nanosWith)
        .hasMessage("javac wrote 0 .java files with breaker, not 1");
  }

  @Test
  void anErrorOfTheCompilerIsTold() throws IOException {
    Compilation compilation = compilation("class Plain extends Missing {}");

    assertThatThrownBy(compilation::nanosWithout)
        .hasMessageStartingWith("javac complained: ")
        .hasMessageContaining("cannot find symbol");
  }

  private Compilation compilation(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Plain.java"), source);
    return new Compilation(ProcessorUnderTest.breaker(), List.of(file), folder);
  }
}
