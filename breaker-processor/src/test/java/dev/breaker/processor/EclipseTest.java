package dev.breaker.processor;

import static dev.breaker.processor.Compilations.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Eclipse's compiler shows a processor something else than javac does. */
@Tag("slow")
final class EclipseTest {
  /**
   * The ends of messages that Eclipse cannot show like javac. It gives the text {@code "<error>"}
   * as the value of all that it cannot resolve, it has no place for a record, and it shows
   * processors no annotations at the methods of an annotation type.
   */
  static final List<String> DIFFERENT =
      List.of(
          "but character 1 is '<'; write \"-\" in its place",
          "is a record; annotate the interface",
          "MethodOfAClass.Marker is an annotation type");

  private static final String NAMES =
      """
      package com.example;

      interface Names {
        String GITHUB = "github";
        int TTL = 30;
        double PERCENT = 12.5;
      }
      """;

  @TempDir private Path work;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service = Missing.NAME",
        "service = \"a\" + Missing.NAME",
        "service = MISSING",
        "service = 5",
        "service = 'a'",
        "service = null",
        "service = String.class",
        "service = {\"a\", \"b\"}",
        "ttl = 30",
        "service = \"a\", ttl = Missing.TTL",
        "service = \"a\", ttl = 60L",
        "service = \"a\", ttl = \"abc\"",
        "service = \"a\", ttl = 2.5",
        "service = \"a\", ttl = true",
        "service = \"a\", ttl = 1 / 0",
        "service = \"a\", ttl = {}",
        "service = \"a\", ttl = {1, 2}",
        "service = \"a\", ttl = 99999999999",
        "service = \"a\", ttl = 5, ttl = 6",
        "service = \"a\", ttl = Integer.valueOf(5)",
        "service = \"a\", percentFailed = \"ten\"",
        "service = \"a\", percentFailed = true",
        "service = \"a\", percentFailed = @Deprecated",
        "service = \"a\", percentFailed = Missing.PERCENT",
        "service = \"a\", bogus = 5",
        "service = \"a\", failureStatuses = \"429\"",
        "service = \"a\", failureStatuses = {429, \"430\"}",
        "service = \"a\", failureStatuses = {429, 2.5}",
        "service = \"a\", failureStatuses = {429, Missing.STATUS}",
        "service = \"a\", failureStatuses = Missing.STATUS",
        "service = \"a\", ignoredStatuses = null",
        "service = \"a\", ignoredStatuses = {{429}}",
        "service = \"a\", ignoredStatuses = new int[] {Missing.STATUS}",
        "service = \"a\", ignoredExceptions = Missing.class",
        "service = \"a\", ignoredExceptions = {Error.class, Missing.class}",
        "service = \"a\", ignoredExceptions = String.class",
        "service = \"a\", ignoredExceptions = int.class",
        "service = \"a\", ignoredExceptions = Error[].class",
        "service = \"a\", ignoredExceptions = {\"java.lang.Error\"}",
        "service = \"a\", ignoredExceptions = null",
        "service = \"a\", perHost = 1",
        "service = \"a\", perHost = \"true\"",
        "service = \"a\", maxKeys = true",
        "service = \"a\", fallback = Missing.class",
        "service = \"a\", fallback = \"String\"",
        "service = \"a\", fallback = null",
        "\"a\"",
      })
  void valueThatIsNoneOfItsAttributeIsReportedByTheCompilerOnly(String attributes)
      throws IOException {
    EclipseCompilation ofTheInterface = compile("github", attributes, "service = \"b\"");
    EclipseCompilation ofTheMethod =
        compile("method", "service = \"of-the-interface\"", attributes);

    for (EclipseCompilation compilation : List.of(ofTheInterface, ofTheMethod)) {
      assertThat(compilation.ofTheCompiler()).isNotEmpty();
      assertThat(compilation.ofTheCompiler()).noneMatch(EclipseTest::isInternal);
      assertThat(compilation.ofTheProcessor()).isEmpty();
    }
  }

  @Test
  void valueThatCanBecomeOneOfItsAttributeIsTaken() throws IOException {
    EclipseCompilation compilation =
        compile(
            "github",
            "service = \"a\", ttl = 'c', percentFailed = 5, reEnableAfter = (byte) 3",
            "service = \"b\", ttl = (int) 7L, percentFailed = 1f, failureStatuses = '\\u01ad'");

    assertThat(compilation.marks()).isEmpty();
    assertThat(compilation.generated().get("CircuitBrokenGitHub.java"))
        .contains("ofSeconds(99)", "withPercentFailed(5)", "ofSeconds(3)")
        .contains("ofSeconds(7)", "withPercentFailed(1)", "withFailureStatuses(429)");
  }

  @Test
  void exceptionThatExtendsItselfIsReportedByTheCompilerOnly() throws IOException {
    JavaFileObject gitHub =
        source(
            "com.example.GitHub",
            """
            package com.example;

            @dev.breaker.annotation.CircuitBroken(service = "a", ignoredExceptions = First.class)
            interface GitHub {
              @retrofit2.http.GET("meta")
              retrofit2.Call<Void> meta();
            }

            class First extends Second {}

            class Second extends First {}
            """);

    EclipseCompilation compilation = EclipseCompilation.process(work, List.of(gitHub));

    assertThat(compilation.ofTheCompiler()).isNotEmpty().noneMatch(EclipseTest::isInternal);
    assertThat(compilation.ofTheProcessor()).isEmpty();
  }

  @Test
  void mistakeInAListIsReportedAtItsAttribute() throws IOException {
    EclipseCompilation compilation =
        compile("list", "service = \"a\",\nfailureStatuses = {\n429,\n600}", "service = \"b\"");

    assertThat(compilation.marks())
        .extracting(Mark::line, Mark::message)
        .containsExactly(
            tuple(
                4L,
                "[CircuitBroken:FailureStatuses] failureStatuses must hold HTTP statuses, 100 to"
                    + " 599, was 600; write one such as 429, or leave it out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"service = Names.GITHUB + \"-v3\"", "service = \"github-v3\", ttl = Names.TTL"})
  void constantThatAnotherProcessorWrites(String attributes) throws IOException {
    EclipseCompilation ofTheInterface =
        compileWithNames(gitHub(attributes, "service = \"b\""), "interface");
    EclipseCompilation ofTheMethod =
        compileWithNames(gitHub("service = \"a\"", attributes), "method");

    for (EclipseCompilation compilation : List.of(ofTheInterface, ofTheMethod)) {
      assertThat(compilation.marks()).isEmpty();
      assertThat(compilation.generated().get("CircuitBrokenGitHub.java"))
          .contains("forService(\"github-v3\")");
    }
  }

  @Test
  void mistakeInAConstantThatAnotherProcessorWrites() throws IOException {
    EclipseCompilation compilation =
        compileWithNames(
            gitHub("service = \"a\", ttl = Names.TTL - 30", "service = \"b\""), "interface");

    assertThat(compilation.marks())
        .extracting(Mark::line, Mark::message)
        .containsExactly(tuple(3L, "[CircuitBroken:Ttl] ttl must be at least 1 second, was 0"));
  }

  @Test
  void recordIsReportedAtWhatItIsIn() throws IOException {
    JavaFileObject source =
        source(
            "com.example.Outer",
            """
            package com.example;

            interface Outer {
              @dev.breaker.annotation.CircuitBroken(service = "a")
              record Inner() {}
            }

            @dev.breaker.annotation.CircuitBroken(service = "b")
            record Top<T>(int x) {}
            """);

    assertThat(EclipseCompilation.process(work, List.of(source)).marks())
        .extracting(Mark::file, Mark::line, Mark::message)
        .containsExactly(
            tuple("Outer.java", 3L, notAnInterface("Outer.Inner")),
            tuple("nowhere", 0L, notAnInterface("Top")));
  }

  @Test
  void superInterfaceThatAnotherProcessorWrites() throws IOException {
    JavaFileObject gitHub =
        source(
            "com.example.GitHub",
            """
            package com.example;

            @dev.breaker.annotation.CircuitBroken(service = "a")
            interface GitHub extends Base {}
            """);
    OtherProcessor base =
        OtherProcessor.writing(
            "com.example.Base",
            """
            package com.example;

            interface Base {
              @retrofit2.http.GET("meta")
              retrofit2.Call<Void> meta();
            }
            """);

    EclipseCompilation compilation =
        EclipseCompilation.process(
            work, List.of(new CircuitBrokenProcessor(), base), List.of(gitHub));

    assertThat(compilation.marks()).isEmpty();
    assertThat(compilation.generated()).containsKey("CircuitBrokenGitHub.java");
  }

  private static String notAnInterface(String name) {
    return "[CircuitBroken:NotAnInterface] only a Retrofit interface can be @CircuitBroken, but "
        + name
        + " is a record; annotate the interface";
  }

  private EclipseCompilation compile(String folder, String ofType, String ofMethod)
      throws IOException {
    return EclipseCompilation.process(work.resolve(folder), List.of(gitHub(ofType, ofMethod)));
  }

  private EclipseCompilation compileWithNames(JavaFileObject source, String folder)
      throws IOException {
    return EclipseCompilation.process(
        work.resolve(folder),
        List.of(new CircuitBrokenProcessor(), OtherProcessor.writing("com.example.Names", NAMES)),
        List.of(source));
  }

  private static JavaFileObject gitHub(String ofType, String ofMethod) {
    return source(
        "com.example.GitHub",
        """
        package com.example;

        @dev.breaker.annotation.CircuitBroken(%s)
        interface GitHub {
          @dev.breaker.annotation.CircuitBroken(%s)
          @retrofit2.http.GET("meta")
          retrofit2.Call<Void> meta();
        }
        """
            .formatted(ofType, ofMethod));
  }

  private static boolean isInternal(Mark mark) {
    return mark.message().contains("Internal compiler error");
  }
}
