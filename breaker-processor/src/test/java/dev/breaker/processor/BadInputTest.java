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
    compileLibrary(badInput, classes);

    Compilation compilation = Compilations.process(classes, sources(badInput));

    assertThat(compilation.diagnostics().stream().map(Mark::of))
        .containsExactlyInAnyOrderElementsOf(marks(badInput));
  }

  /**
   * Lines only: Eclipse puts the caret on the name of an attribute, a method or a type, where javac
   * has the value, the result or the first annotation.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void reportsTheSameInTheSameLinesInEclipse(Path badInput, @TempDir Path work) throws IOException {
    Path classes = Files.createDirectory(work.resolve("classes"));
    compileLibrary(badInput, classes);

    EclipseCompilation compilation =
        EclipseCompilation.process(
            work, sources(badInput), "-classpath", Compilations.classPath(classes));

    assertThat(comparable(compilation.ofTheProcessor()))
        .containsExactlyInAnyOrderElementsOf(comparable(marks(badInput)));
    assertThat(compilation.ofTheCompiler()).isEmpty();
  }

  private static List<Mark> comparable(List<Mark> marks) {
    return marks.stream()
        .filter(mark -> EclipseTest.DIFFERENT.stream().noneMatch(mark.message()::endsWith))
        .map(Mark::withoutColumn)
        .toList();
  }

  private static void compileLibrary(Path badInput, Path classes) {
    Path library = badInput.resolve("library");
    if (Files.isDirectory(library)) {
      Compilations.save(Compilations.compile(sources(library)), classes);
    }
  }

  private static List<Mark> marks(Path badInput) {
    return files(badInput).stream().flatMap(file -> Mark.in(file).stream()).toList();
  }

  private static List<JavaFileObject> sources(Path badInput) {
    return files(badInput).stream().map(Compilations::source).toList();
  }

  private static List<Path> files(Path badInput) {
    return Files.isDirectory(badInput) ? Compilations.javaFiles(badInput) : List.of(badInput);
  }
}
