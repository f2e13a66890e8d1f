package dev.breaker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static dev.breaker.processor.Compilations.generated;
import static dev.breaker.processor.Compilations.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CircuitBrokenProcessorTest {
  private static final JavaFileObject GITHUB = gitHub("@GET(\"meta\") Call<ResponseBody> meta();");

  private static final String IN_MAIN =
      "@dev.breaker.annotation.CircuitBroken(service = \"github\") interface GitHub {"
          + " @retrofit2.http.GET(\"meta\") retrofit2.Call<Void> meta(); }";

  @Test
  void isFoundByServiceLoader() {
    assertThat(ServiceLoader.load(Processor.class))
        .hasAtLeastOneElementOfType(CircuitBrokenProcessor.class);
  }

  @Test
  void tellsGradleThatItIsIsolating() throws IOException {
    try (var in =
        CircuitBrokenProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .isEqualTo(CircuitBrokenProcessor.class.getName() + ",isolating\n");
    }
  }

  @Test
  void everyFileHasOneOriginatingElement() {
    WatchedProcessor processor = new WatchedProcessor();
    JavaFileObject nested =
        source(
            "com.example.Clients",
            """
            package com.example;

            import dev.breaker.annotation.BreakerKey;
            import dev.breaker.annotation.CircuitBroken;
            import okhttp3.ResponseBody;
            import retrofit2.Call;
            import retrofit2.http.GET;
            import retrofit2.http.Path;

            class Clients {
              @CircuitBroken(service = "nested")
              interface Nested extends GitHub {
                @CircuitBroken(service = "own")
                @GET("own/{key}")
                Call<ResponseBody> own(@BreakerKey @Path("key") String key);
              }
            }
            """);

    assertThat(javac().withProcessors(processor).compile(GITHUB, nested))
        .succeededWithoutWarnings();

    assertThat(processor.origins())
        .containsOnly(
            entry("com.example.CircuitBrokenGitHub", List.of("com.example.GitHub")),
            entry(metadata("com.example.CircuitBrokenGitHub"), List.of("com.example.GitHub")),
            entry("com.example.CircuitBrokenClients_Nested", List.of("com.example.Clients.Nested")),
            entry(
                metadata("com.example.CircuitBrokenClients_Nested"),
                List.of("com.example.Clients.Nested")),
            entry(
                "META-INF/proguard/com.example.CircuitBrokenClients_Nested.pro",
                List.of("com.example.Clients.Nested")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@CircuitBroken(service = \"a\", ttl = 0) interface Mistaken extends GitHub {}",
        "@CircuitBroken(service = \"a\") interface Mistaken extends GitHub {"
            + " @CircuitBroken(service = \"b\") default void shortcut() {} }"
      })
  void generatesNothingForAnInterfaceWithAMistake(String declaration) {
    WatchedProcessor processor = new WatchedProcessor();
    JavaFileObject mistaken =
        source(
            "com.example.Mistaken",
            "package com.example; import dev.breaker.annotation.CircuitBroken; " + declaration);

    assertThat(javac().withProcessors(processor).compile(GITHUB, mistaken)).hadErrorCount(1);

    assertThat(processor.origins())
        .containsOnlyKeys(
            "com.example.CircuitBrokenGitHub", metadata("com.example.CircuitBrokenGitHub"));
  }

  private static String metadata(String generated) {
    return "META-INF/native-image/dev.breaker/" + generated + "/reachability-metadata.json";
  }

  @Test
  void generatesForAnInterfaceWithoutMethodsAlthoughItWarns() {
    Compilation compilation = Compilations.process(List.of(gitHub("")));

    assertThat(compilation).succeeded();
    assertThat(compilation).hadWarningCount(1);
    assertThat(generated(compilation)).containsKey("CircuitBrokenGitHub.java");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void refusesAnInterfaceInACompactSourceFile() {
    JavaFileObject compact = source("Main", IN_MAIN + "void main() {}");

    Compilation compilation = Compilations.process(List.of(compact));

    assertThat(compilation)
        .hadErrorContaining(
            "[CircuitBroken:CompactSource] GitHub is in a compact source file, so no other class can"
                + " name it; move it to a file of its own")
        .inFile(compact)
        .onLine(1);
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void takesAnInterfaceInAProgramThatLooksLikeACompactSourceFile() {
    JavaFileObject declared = source("Main", "final class Main {" + IN_MAIN + "void main() {} }");

    Compilation compilation = Compilations.process(List.of(declared));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(generated(compilation)).containsKey("CircuitBrokenMain_GitHub.java");
  }

  /** No compiler shows it to processors; docs/setup.md says so. */
  @Test
  void doesNotSeeALocalInterface() {
    WatchedProcessor processor = new WatchedProcessor();
    JavaFileObject local = source("Main", "final class Main { void main() {" + IN_MAIN + "} }");

    assertThat(javac().withProcessors(processor).compile(local)).succeededWithoutWarnings();

    assertThat(processor.origins()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"@Deprecated", "@Deprecated(forRemoval = true)"})
  void deprecatedExceptionOfAnotherPackageIsNamedWithoutAWarning(String deprecated) {
    JavaFileObject exception =
        source(
            "com.example.library.Old",
            "package com.example.library; %s public class Old extends RuntimeException {}"
                .formatted(deprecated));
    JavaFileObject gitHub =
        source(
            "com.example.GitHub",
            """
            package com.example;

            @SuppressWarnings({"deprecation", "removal"})
            @dev.breaker.annotation.CircuitBroken(
                service = "github",
                ignoredExceptions = com.example.library.Old.class)
            interface GitHub {
              @retrofit2.http.GET("meta")
              retrofit2.Call<Void> meta();
            }
            """);

    Compilation compilation =
        Compilations.process(
            List.of(exception, gitHub), "-Xlint:deprecation", "-Xlint:removal", "-Werror");

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(generated(compilation).get("CircuitBrokenGitHub.java"))
        .contains("withIgnoredExceptions(Old.class)");
  }

  @Test
  void leavesOnlyTheAnnotationsOfOthersUnclaimed() {
    JavaFileObject gitHub =
        gitHub(
            "@GET(\"meta\") Call<ResponseBody> meta("
                + "@dev.breaker.annotation.BreakerKey @retrofit2.http.Query(\"key\") int key);"
                + " @dev.breaker.annotation.NotCircuitBroken @GET(\"status\") Call<Void> status();");

    assertThat(Compilations.process(List.of(gitHub), "-Xlint:all").warnings())
        .extracting(warning -> warning.getMessage(Locale.ROOT))
        .allMatch(text -> text.startsWith("No processor claimed any of these annotations: "))
        .noneMatch(text -> text.contains("dev.breaker"));
  }

  @Test
  void showsTheAnnotationToProcessorsThatAskForAll() {
    AnnotationWatcher watcher = new AnnotationWatcher();

    assertThat(javac().withProcessors(new CircuitBrokenProcessor(), watcher).compile(GITHUB))
        .succeeded();

    assertThat(watcher.annotated()).containsOnly("com.example.GitHub");
  }

  @Test
  void isSilentWhereNothingIsAnnotated() {
    WatchedProcessor processor = new WatchedProcessor();

    Compilation compilation =
        javac()
            .withProcessors(processor)
            .compile(source("com.example.Plain", "package com.example; interface Plain {}"));

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(processor.origins()).isEmpty();
    assertThat(processor.claimed()).isFalse();
  }

  @Test
  void takesEverySourceVersionAndNoOptions() {
    CircuitBrokenProcessor processor = new CircuitBrokenProcessor();

    assertThat(processor.getSupportedSourceVersion()).isEqualTo(SourceVersion.latestSupported());
    assertThat(processor.getSupportedOptions()).isEmpty();
  }

  @Test
  void writesAnewWhatAnEarlierBuildLeftOnTheClassPath(@TempDir Path classes) {
    Compilations.save(Compilations.process(List.of(GITHUB)), classes);

    Compilation again = Compilations.process(classes, List.of(GITHUB));

    assertThat(again).succeededWithoutWarnings();
    assertThat(generated(again)).containsKey("CircuitBrokenGitHub.java");
  }

  @Test
  void refusesToReplaceWhatWasGeneratedForAnotherInterface(@TempDir Path classes) {
    JavaFileObject nested =
        source(
            "com.example.Git",
            """
            package com.example;

            interface Git {
              @dev.breaker.annotation.CircuitBroken(service = "nested")
              interface Hub {
                @retrofit2.http.GET("meta")
                retrofit2.Call<Void> meta();
              }
            }
            """);
    JavaFileObject flat =
        source(
            "com.example.Git_Hub",
            """
            package com.example;

            @dev.breaker.annotation.CircuitBroken(service = "flat")
            interface Git_Hub extends Git.Hub {}
            """);
    Compilations.save(Compilations.process(List.of(nested)), classes);

    assertThat(Compilations.process(classes, List.of(flat)))
        .hadErrorContaining("[CircuitBroken:NameTaken]");
  }

  @Test
  void reportsAFileThatAnotherProcessorHasJustWritten() {
    Compilation compilation =
        javac()
            .withProcessors(
                OtherProcessor.writing(
                    "com.example.CircuitBrokenGitHub",
                    "package com.example; class CircuitBrokenGitHub {}"),
                new CircuitBrokenProcessor())
            .compile(GITHUB);

    assertThat(compilation)
        .hadErrorContaining(
            "[CircuitBroken:Write] com.example.CircuitBrokenGitHub cannot be written: ")
        .inFile(GITHUB)
        .onLine(9)
        .atColumn(1);
    assertThat(compilation).hadErrorCount(1);
  }

  private static JavaFileObject gitHub(String methods) {
    return source(
        "com.example.GitHub",
        """
        package com.example;

        import dev.breaker.annotation.CircuitBroken;
        import okhttp3.ResponseBody;
        import retrofit2.Call;
        import retrofit2.http.GET;

        @CircuitBroken(service = "github")
        interface GitHub {
          %s
        }
        """
            .formatted(methods));
  }
}
