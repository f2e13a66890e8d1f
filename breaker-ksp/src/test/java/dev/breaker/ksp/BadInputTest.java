package dev.breaker.ksp;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes that the annotation processor reports, in the same lines, and those of Kotlin. A
 * file of {@code different} says what KSP does not report, after {@code -}, what it reports
 * instead, after {@code +}, and why.
 */
@Tag("slow")
final class BadInputTest {
  private static final Path OF_JAVA = Path.of("../breaker-processor/src/test/resources/bad");

  private static final Path OF_KOTLIN = Path.of("src/test/resources/bad");

  @TempDir private static Path work;

  /** Its attributes have lines of their own, which KSP mixes up with those of other files. */
  private static final String ALONE = "AllAtOnce.java";

  private static Batch batch;

  private static Batch alone;

  @BeforeAll
  static void process() throws IOException {
    batch = batch("together", file -> !file.endsWith(ALONE));
    alone = batch("alone", file -> file.endsWith(ALONE));
  }

  private static Batch batch(String name, Predicate<Path> filter) throws IOException {
    Map<Path, List<Path>> inputs =
        Stream.concat(ofJava().stream(), ofKotlin().stream())
            .filter(filter)
            .collect(toMap(file -> file, List::of));
    return new Batch(inputs, work.resolve(name));
  }

  static List<Path> ofJava() throws IOException {
    return cases(OF_JAVA, Files::isRegularFile);
  }

  static List<Path> ofKotlin() throws IOException {
    return cases(OF_KOTLIN, Files::isRegularFile);
  }

  static List<Path> withLibrary() throws IOException {
    return cases(OF_JAVA, Files::isDirectory);
  }

  private static List<Path> cases(Path folder, Predicate<Path> filter) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(filter).sorted(comparing(Path::toString)).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("ofJava")
  void reportsWhatTheAnnotationProcessorDoes(Path file) {
    check(file, Announced.in(file), (file.endsWith(ALONE) ? alone : batch).messages(file));
  }

  @ParameterizedTest
  @MethodSource("ofKotlin")
  void reportsWhatIsAnnounced(Path file) {
    check(file, Announced.in(file), batch.messages(file));
  }

  @ParameterizedTest
  @MethodSource("withLibrary")
  void reportsWhatComesFromLibraries(Path folder, @TempDir Path own) throws IOException {
    Path sources = Files.createDirectories(own.resolve("sources"));
    Path library = Files.createDirectories(own.resolve("library"));
    List<String> announced = new ArrayList<>();
    List<String> libraries = new ArrayList<>(List.of("-proc:none"));
    for (Path file : Ksp.files(folder)) {
      if (file.getParent().endsWith("library")) {
        libraries.add(file.toString());
      } else {
        Files.copy(file, sources.resolve(file.getFileName()));
        announced.addAll(Announced.in(file));
      }
    }
    if (libraries.size() > 1) {
      Compilers.java(library, libraries);
    }

    check(folder, announced, Ksp.process(sources, own, library).messages().all());
  }

  private static void check(Path badInput, List<String> announced, List<String> reported) {
    List<String> expected = new ArrayList<>(announced);
    assertThat(expected).isNotEmpty().containsAll(different(badInput, "- "));
    expected.removeAll(different(badInput, "- "));
    expected.addAll(different(badInput, "+ "));
    assertThat(reported).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> different(Path badInput, String sign) {
    String name = badInput.getFileName().toString().replace(".java", "") + ".txt";
    Path file = Path.of("src/test/resources/different").resolve(name);
    return Ksp.files(file).stream()
        .flatMap(it -> Ksp.text(it).lines())
        .filter(line -> line.startsWith(sign))
        .map(line -> line.substring(sign.length()))
        .toList();
  }
}
