package dev.breaker.ksp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.processor.CircuitBrokenProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What KSP shows of Kotlin becomes the same as what the annotation processor makes of the classes
 * that Kotlin's compiler writes.
 */
@Tag("slow")
final class AgreementTest {
  private static final Path EVERYTHING = Path.of("src/test/resources/compared/Everything.kt");

  private static final String INHERITS =
      """
      package com.example

      import dev.breaker.annotation.CircuitBroken

      @CircuitBroken(service = "inherits", fallback = Inherits::class)
      interface Inherits : Mutable, Outer.Guarded
      """;

  /** What Kotlin's compiler makes of everything. */
  @TempDir private static Path classes;

  @TempDir private Path work;

  @BeforeAll
  static void compile() {
    Compilers.kotlin(classes, EVERYTHING);
  }

  @Test
  void generatesWhatIsGeneratedForTheCompiledClasses() throws IOException {
    Path sources = Files.createDirectories(work.resolve("sources"));
    Files.copy(EVERYTHING, sources.resolve("Everything.kt"));

    Ksp ksp = Ksp.process(sources, work);

    assertThat(ksp.messages().all()).isEmpty();
    assertThat(ksp.generated())
        .isEqualTo(
            processed(
                "com.example.Settings",
                "com.example.Keys",
                "com.example.Outer",
                "com.example.Names",
                "com.example.Given",
                "com.example.Mutable"));
    compile(ksp, classes);
  }

  @Test
  void readsWhatIsInheritedFromCompiledClasses() throws IOException {
    Path source = Files.createDirectories(work.resolve("sources")).resolve("Inherits.kt");
    Files.writeString(source, INHERITS);

    Ksp ksp = Ksp.process(source.getParent(), work, classes);

    assertThat(ksp.messages().all()).isEmpty();
    Compilers.kotlin(classes, source);
    assertThat(ksp.generated()).isEqualTo(processed("com.example.Inherits"));
    compile(ksp, classes);
  }

  /** Which of them the generated class makes itself, and which it wants to be given. */
  @Test
  void generatesWhatIsGeneratedForFallbacksInJava() throws IOException {
    Path source = Files.createDirectories(work.resolve("sources")).resolve("Fallbacks.java");
    Files.copy(Path.of("src/test/resources/compared/Fallbacks.java"), source);

    Ksp ksp = Ksp.process(source.getParent(), work);

    assertThat(ksp.messages().all()).isEmpty();
    assertThat(ksp.generated()).isEqualTo(processed(source.toString()));
  }

  @Test
  void readsJavaBesideKotlin() throws IOException {
    Path sources = Files.createDirectories(work.resolve("sources"));
    Files.writeString(
        sources.resolve("Base.java"),
        """
        package com.example;

        public interface Base {
          String SERVICE = "of-a-constant";

          int TTL = 42;

          @retrofit2.http.GET("a")
          retrofit2.Call<Void> call(@retrofit2.http.Query("a") String text);
        }
        """);
    Files.writeString(
        sources.resolve("Api.kt"),
        """
        package com.example

        @dev.breaker.annotation.CircuitBroken(service = Base.SERVICE, ttl = Base.TTL)
        interface Api : Base
        """);

    Ksp ksp = Ksp.process(sources, work);

    assertThat(ksp.messages().all()).isEmpty();
    assertThat(ksp.generated().get("CircuitBrokenApi.java"))
        .contains("forService(\"of-a-constant\")", "ofSeconds(42)");
  }

  /** What the annotation processor makes of classes, or of the files of sources. */
  private Map<String, String> processed(String... inputs) throws IOException {
    Path output = Files.createTempDirectory(work, "processed");
    Compilers.java(
        classes,
        Stream.concat(
                Stream.of(
                    "-proc:only",
                    "-processor",
                    CircuitBrokenProcessor.class.getName(),
                    "-d",
                    output.toString()),
                Stream.of(inputs))
            .toList());
    Map<String, String> texts = new TreeMap<>();
    for (Path file : Ksp.files(output)) {
      Path name = file.toString().endsWith(".java") ? file.getFileName() : output.relativize(file);
      texts.put(name.toString(), Ksp.text(file));
    }
    assertThat(texts).isNotEmpty();
    return texts;
  }

  private static void compile(Ksp ksp, Path classes) {
    Compilers.java(
        classes,
        Stream.concat(
                Stream.of("-Xlint:all,-classfile", "-Werror", "-proc:none"),
                Ksp.files(ksp.javaOutput()).stream().map(Path::toString))
            .toList());
  }
}
