package dev.breaker.processor;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file or folder of {@code bad} holds interfaces whose mistakes are marked where the compiler
 * must report them; what stands in {@code library} was compiled before, without the processor.
 */
final class BadInputTest {
  private static final Path CASES = Path.of("src/test/resources/bad");

  static List<Path> cases() throws IOException {
    try (Stream<Path> cases = Files.list(CASES)) {
      return cases.sorted(comparing(Path::toString)).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reportsWhatIsMarkedAndNothingElse(Path badInput, @TempDir Path classes) {
    List<Path> files =
        Files.isDirectory(badInput) ? Compilations.javaFiles(badInput) : List.of(badInput);
    Path library = badInput.resolve("library");
    if (Files.isDirectory(library)) {
      Compilations.save(Compilations.compile(sources(Compilations.javaFiles(library))), classes);
    }

    Compilation compilation = Compilations.process(classes, sources(files));

    assertThat(compilation.diagnostics().stream().map(Mark::of))
        .containsExactlyInAnyOrderElementsOf(
            files.stream().flatMap(file -> Mark.in(file).stream()).toList());
  }

  private static List<JavaFileObject> sources(List<Path> files) {
    return files.stream().map(Compilations::source).toList();
  }
}
