package dev.breaker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.breaker.processor.Compilations.generated;
import static dev.breaker.processor.Compilations.javaFiles;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code golden} holds interfaces, and in files called {@code CircuitBroken…} the
 * exact text that is generated for them; in {@code META-INF}, what goes beside their classes.
 * {@code -Dgolden.update=true} writes those files anew.
 */
@Tag("slow")
final class GoldenTest {
  private static final Path FOLDERS = Path.of("src/test/resources/golden");

  private static final String META_INF = "META-INF";

  private static final long ABOUT_SIXTY = 66;

  static List<Path> folders() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.sorted(comparing(Path::toString)).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void generatesTheExactText(Path folder) throws IOException {
    Compilation compilation = Compilations.process(inputs(folder), options(folder));

    assertThat(compilation).succeededWithoutWarnings();
    Map<String, String> actual = generated(compilation);
    if (Boolean.getBoolean("golden.update")) {
      update(folder, actual);
    }
    Map<String, String> expected = expected(folder);
    assertThat(actual.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
    expected.forEach(
        (name, text) ->
            assertThat(bytes(actual.get(name)))
                .as("%s; if the new text is right, accept it by -Dgolden.update=true", name)
                .hasSameContentAs(bytes(text)));
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void generatesTheExactTextInEclipse(Path folder, @TempDir Path work) throws IOException {
    EclipseCompilation compilation =
        EclipseCompilation.process(work, inputs(folder), options(folder));

    // A note is advice for the interface itself.
    assertThat(compilation.marks()).allMatch(mark -> mark.kind().equals("note"));
    assertThat(compilation.generated()).isEqualTo(expected(folder));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void generatesTheSameAgainWhateverTheOrderOfTheInputs(Path folder) throws IOException {
    List<JavaFileObject> reversed = new ArrayList<>(inputs(folder));
    Collections.reverse(reversed);

    assertThat(generated(Compilations.process(reversed, options(folder))))
        .isEqualTo(generated(Compilations.process(inputs(folder), options(folder))));
  }

  @ParameterizedTest
  @MethodSource("folders")
  void compilesWithEveryLintAgainstTheRuntime(Path folder) throws IOException {
    List<JavaFileObject> sources = javaFiles(folder).stream().map(Compilations::source).toList();

    assertThat(Compilations.compile(sources, strict(folder))).succeededWithoutWarnings();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void staysShortEnoughToRead(Path folder) throws IOException {
    expected(folder)
        .forEach((name, text) -> assertThat(text.lines().count()).isLessThanOrEqualTo(ABOUT_SIXTY));
  }

  /** AssertJ shows the lines that differ for streams, and only whole texts for strings. */
  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static List<JavaFileObject> inputs(Path folder) {
    return javaFiles(folder).stream()
        .filter(file -> !isExpected(file))
        .map(Compilations::source)
        .toList();
  }

  private static Map<String, String> expected(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : javaFiles(folder)) {
      if (isExpected(file)) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    Path resources = folder.resolve(META_INF);
    if (Files.exists(resources)) {
      Compilations.resources(resources)
          .forEach((name, text) -> texts.put(Path.of(META_INF, name).toString(), text));
    }
    return texts;
  }

  private static void update(Path folder, Map<String, String> actual) throws IOException {
    for (String before : expected(folder).keySet()) {
      Files.delete(folder.resolve(before));
    }
    for (Map.Entry<String, String> file : actual.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
  }

  private static boolean isExpected(Path file) {
    return file.getFileName().toString().startsWith("CircuitBroken");
  }

  private static String[] strict(Path folder) throws IOException {
    Stream<String> strict = Stream.of("-Xlint:all", "-Xdoclint:all,-missing", "-Werror");
    return Stream.concat(strict, Stream.of(options(folder))).toArray(String[]::new);
  }

  private static String[] options(Path folder) throws IOException {
    Path file = folder.resolve("options");
    return Files.exists(file) ? Files.readAllLines(file).toArray(String[]::new) : new String[0];
  }
}
