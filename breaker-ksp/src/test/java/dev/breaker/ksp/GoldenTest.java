package dev.breaker.ksp;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * KSP has the same made as the annotation processor, byte for byte: from the Java of its golden
 * files, and from the Kotlin of {@code twins} that says the same.
 */
@Tag("slow")
final class GoldenTest {
  private static final Path TWINS = Path.of("src/test/resources/twins");

  private static final String SUSPENDED =
      "Kotlin's compiler, and so KSP, shows a suspend function that is written in Java without its"
          + " continuation; there is a twin in Kotlin";

  /** Why KSP cannot make the same of the Java. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "fallback-layout", SUSPENDED,
          "fallback-suspend", SUSPENDED,
          "keyed-method-with-own-service", SUSPENDED,
          "without-java-compiler", "KSP knows no modules, so it sees @Generated everywhere");

  @TempDir private static Path work;

  private static Batch java;

  private static Batch kotlin;

  @BeforeAll
  static void process() throws IOException {
    java = new Batch(all(ofJava(), Golden::inputs), work.resolve("java"));
    kotlin = new Batch(all(ofKotlin(), GoldenTest::twin), work.resolve("kotlin"));
  }

  private static Map<Golden, List<Path>> all(
      List<Golden> goldens, Function<Golden, List<Path>> files) {
    return goldens.stream().collect(toMap(golden -> golden, files));
  }

  static List<Golden> ofJava() throws IOException {
    return folders(Golden.FOLDERS)
        .map(Golden::new)
        .filter(golden -> !DIFFERENT.containsKey(golden.toString()))
        .toList();
  }

  static List<Golden> ofKotlin() throws IOException {
    return folders(TWINS)
        .map(twin -> new Golden(Golden.FOLDERS.resolve(twin.getFileName())))
        .toList();
  }

  private static List<Path> twin(Golden golden) {
    return Ksp.files(TWINS.resolve(golden.toString()));
  }

  private static Stream<Path> folders(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.sorted(comparing(Path::toString)).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("ofJava")
  void generatesTheExactTextForJava(Golden golden) {
    assertThat(java.generated(golden)).isNotEmpty().isEqualTo(golden.expected());
  }

  @ParameterizedTest
  @MethodSource("ofKotlin")
  void generatesTheExactTextForKotlin(Golden golden) {
    assertThat(kotlin.generated(golden)).isNotEmpty().isEqualTo(golden.expected());
  }

  @Test
  void hasNothingToSay() {
    assertThat(java.messages()).isEmpty();
    assertThat(kotlin.messages()).isEmpty();
  }

  @Test
  void differsOnlyWhereItMust(@TempDir Path other) throws IOException {
    List<Golden> different =
        DIFFERENT.keySet().stream().map(Golden.FOLDERS::resolve).map(Golden::new).toList();

    Batch batch = new Batch(all(different, Golden::inputs), other);

    assertThat(different)
        .allSatisfy(golden -> assertThat(batch.generated(golden)).isNotEqualTo(golden.expected()));
  }
}
