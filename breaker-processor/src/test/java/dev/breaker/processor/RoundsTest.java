package dev.breaker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static dev.breaker.processor.Compilations.generated;
import static dev.breaker.processor.Compilations.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other processors write in the same compilation, early, late or never. */
final class RoundsTest {
  private static final String IMPORTS =
      """
      package com.example;

      import dev.breaker.annotation.CircuitBroken;
      import okhttp3.ResponseBody;
      import retrofit2.Call;
      import retrofit2.http.Body;
      import retrofit2.http.GET;
      import retrofit2.http.POST;

      """;

  private static final JavaFileObject EXTENDS_BASE =
      source(
          "com.example.GitHub",
          IMPORTS + "@CircuitBroken(service = \"github\") interface GitHub extends Base {}");

  private static final String BASE =
      IMPORTS
          + """
          interface Base {
            @GET("meta")
            Call<ResponseBody> meta();
          }
          """;

  private static final String NAMES =
      """
      package com.example;

      interface Names {
        String GITHUB = "github";
        int TTL = 30;
      }
      """;

  @Test
  void interfaceThatAnotherProcessorWrites() {
    OtherProcessor other =
        OtherProcessor.writing(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github")
                interface GitHub {
                  @GET("meta")
                  Call<ResponseBody> meta();
                }
                """);

    Compilation compilation =
        compile(other, source("com.example.Unrelated", IMPORTS + "class Unrelated {}"));

    assertGenerated(compilation);
  }

  @Test
  void superInterfaceThatAnotherProcessorWrites() {
    assertGenerated(compile(OtherProcessor.writing("com.example.Base", BASE), EXTENDS_BASE));
  }

  @Test
  void superInterfaceThatAnotherProcessorWritesTwoRoundsLater() {
    Compilation compilation =
        javac()
            .withProcessors(
                new CircuitBrokenProcessor(),
                OtherProcessor.writing(
                    "com.example.Base", "package com.example; interface Base extends Root {}"),
                OtherProcessor.writingInRound(
                    2, "com.example.Root", BASE.replace("interface Base", "interface Root")))
            .compile(EXTENDS_BASE);

    assertGenerated(compilation);
  }

  @Test
  void mistakeInASuperInterfaceThatAnotherProcessorWrites() {
    String withoutHttp = IMPORTS + "interface Base { Call<ResponseBody> meta(); }";

    Compilation compilation =
        compile(OtherProcessor.writing("com.example.Base", withoutHttp), EXTENDS_BASE);

    assertThat(compilation)
        .hadErrorContaining("[CircuitBroken:HttpMethod] Base.meta has no HTTP annotation");
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void mistakeInheritedByInterfacesOfTwoRoundsIsToldOnce() {
    JavaFileObject early =
        source(
            "com.example.Early",
            IMPORTS
                + """
                @CircuitBroken(service = "early")
                interface Early {
                  Call<ResponseBody> meta();
                }
                """);
    OtherProcessor late =
        OtherProcessor.writing(
            "com.example.Late",
            IMPORTS + "@CircuitBroken(service = \"late\") interface Late extends Early {}");

    assertThat(compile(late, early)).hadErrorCount(1);
  }

  @Test
  void constantInTheAnnotationThatAnotherProcessorWrites() {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = Names.GITHUB + "-v3")
                interface GitHub {
                  @GET("meta")
                  Call<ResponseBody> meta();
                }
                """);

    Compilation compilation = compile(OtherProcessor.writing("com.example.Names", NAMES), github);

    assertThat(generated(compilation).get("CircuitBrokenGitHub.java"))
        .contains("forService(\"github-v3\")");
  }

  @Test
  void constantInTheAnnotationOfAMethodThatAnotherProcessorWrites() {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github")
                interface GitHub {
                  @CircuitBroken(service = "search", ttl = Names.TTL)
                  @GET("search")
                  Call<ResponseBody> search();
                }
                """);

    Compilation compilation = compile(OtherProcessor.writing("com.example.Names", NAMES), github);

    assertThat(generated(compilation).get("CircuitBrokenGitHub.java")).contains("ofSeconds(30)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Late.class", "{Error.class, Late.class}"})
  void exceptionInTheAnnotationThatAnotherProcessorWrites(String exceptions) {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github", ignoredExceptions = EXCEPTIONS)
                interface GitHub {
                  @GET("meta")
                  Call<ResponseBody> meta();
                }
                """
                    .replace("EXCEPTIONS", exceptions));
    OtherProcessor other =
        OtherProcessor.writing(
            "com.example.Late", "package com.example; class Late extends RuntimeException {}");

    assertThat(generated(compile(other, github)).get("CircuitBrokenGitHub.java"))
        .contains("Late.class)");
  }

  @Test
  void statusInTheAnnotationThatAnotherProcessorWrites() {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github", failureStatuses = {429, 400 + Names.TTL})
                interface GitHub {
                  @GET("meta")
                  Call<ResponseBody> meta();
                }
                """);

    Compilation compilation = compile(OtherProcessor.writing("com.example.Names", NAMES), github);

    assertThat(generated(compilation).get("CircuitBrokenGitHub.java"))
        .contains("withFailureStatuses(429, 430)");
  }

  @Test
  void returnTypeThatAnotherProcessorWrites() {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github")
                interface GitHub {
                  @GET("meta")
                  Call<Meta> meta();
                }
                """);

    assertGenerated(
        compile(
            OtherProcessor.writing("com.example.Meta", "package com.example; record Meta() {}"),
            github));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "%s[]", "%s[]..."})
  void parameterTypeThatAnotherProcessorWritesDecidesWhatIsOverridden(String shape) {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github")
                interface GitHub extends Base {
                  @POST("notes")
                  Call<ResponseBody> add(@Body NOTE note);
                }

                @CircuitBroken(service = "base")
                interface Base {
                  @CircuitBroken(service = "texts")
                  @POST("texts")
                  Call<ResponseBody> add(@Body TEXT text);
                }
                """
                    .replace("NOTE", shape.formatted("Note"))
                    .replace("TEXT", shape.formatted("String")));

    Compilation compilation =
        compile(
            OtherProcessor.writing("com.example.Note", "package com.example; record Note() {}"),
            github);

    assertThat(generated(compilation).get("CircuitBrokenGitHub.java")).contains("TEXTS_POLICY =");
  }

  @Test
  void bodyOfHeadThatAnotherProcessorWritesIsNotRefused() {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github")
                interface GitHub {
                  @retrofit2.http.HEAD("meta")
                  Call<Meta> meta();
                }
                """);

    assertGenerated(
        compile(
            OtherProcessor.writing("com.example.Meta", "package com.example; record Meta() {}"),
            github));
  }

  @Test
  void returnTypeThatAnotherProcessorWritesForMethodsWithAFallback() {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github", fallback = Offline.class)
                interface GitHub {
                  @GET("meta")
                  Meta meta();
                }

                abstract class Offline implements GitHub {}
                """);

    Compilation compilation =
        compile(
            OtherProcessor.writing("com.example.Meta", "package com.example; record Meta() {}"),
            github);

    assertThat(compilation).hadErrorContaining("GitHub.meta returns Meta, which a fallback cannot");
    assertThat(compilation).hadErrorCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Note", "java.util.List<Note>"})
  void parameterTypeThatAnotherProcessorWritesForMethodsWithAFallback(String type) {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                import com.example.other.Note;

                @CircuitBroken(service = "github", fallback = Offline.class)
                interface GitHub {
                  @POST("notes")
                  Call<ResponseBody> add(@Body TYPE note);
                }

                abstract class Offline implements GitHub {}
                """
                    .replace("TYPE", type));

    Compilation compilation =
        compile(
            OtherProcessor.writing(
                "com.example.other.Note", "package com.example.other; public record Note() {}"),
            github);

    assertThat(generated(compilation).get("CircuitBrokenGitHub.java"))
        .contains("import com.example.other.Note;");
  }

  @Test
  void keyThatAnotherProcessorWrites() {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github")
                interface GitHub {
                  @POST("notes")
                  Call<ResponseBody> add(@dev.breaker.annotation.BreakerKey @Body Kind kind);
                }
                """);

    Compilation compilation =
        compile(
            OtherProcessor.writing("com.example.Kind", "package com.example; enum Kind {}"),
            github);

    assertThat(generated(compilation).get("CircuitBrokenGitHub.java"))
        .contains("keyed(POLICY, 100, 0, \"add\", Kind.class);");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Late", "Early"})
  void fallbackThatAnotherProcessorWrites(String fallback) {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github", fallback = FALLBACK.class)
                interface GitHub {
                  @GET("meta")
                  Call<ResponseBody> meta();
                }

                class Early extends Late {}
                """
                    .replace("FALLBACK", fallback));
    OtherProcessor other =
        OtherProcessor.writing(
            "com.example.Late",
            IMPORTS
                + "class Late implements GitHub {"
                + " @Override public Call<ResponseBody> meta() { return null; } }");

    assertThat(generated(compile(other, github)).get("CircuitBrokenGitHub.java"))
        .contains("new CircuitBrokenGitHub(breakers, new " + fallback + "())");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fallback = Missing.class",
        "fallback = \"GitHub\"",
        "fallback = null",
        "fallback = Itself.class",
        "perHost = 1",
        "perHost = Missing.PER_HOST",
        "maxKeys = \"ten\"",
      })
  void valueThatIsNoneOfItsAttributeIsReportedByTheCompilerOnly(String attribute) {
    assertOnlyTheCompilerReports(
        compile(
            source(
                "com.example.GitHub",
                IMPORTS
                    + """
                    @CircuitBroken(service = "github", ATTRIBUTE)
                    interface GitHub {
                      @GET("meta")
                      Call<ResponseBody> meta();
                    }

                    class Itself extends Itself implements GitHub {}
                    """
                        .replace("ATTRIBUTE", attribute))),
        "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@dev.breaker.annotation.NotCircuitBroken interface GitHub {}",
        "@dev.breaker.annotation.BreakerKey interface GitHub {}",
        "@dev.breaker.annotation.NotCircuitBroken"
            + " @dev.breaker.annotation.CircuitBroken(service = \"a\") interface GitHub {}",
        "interface GitHub { @dev.breaker.annotation.BreakerKey void key(); }",
        "class GitHub { @dev.breaker.annotation.BreakerKey String key; }",
      })
  void annotationWhereItCannotStandIsReportedByTheCompilerOnly(String type) {
    Compilation compilation = compile(source("com.example.GitHub", "package com.example; " + type));

    assertThat(compilation).hadErrorContaining("");
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void annotationThatAnotherProcessorWrites() {
    JavaFileObject github =
        source(
            "com.example.GitHub",
            IMPORTS
                + """
                @CircuitBroken(service = "github")
                interface GitHub {
                  @Marker
                  @GET("meta")
                  Call<ResponseBody> meta();
                }
                """);

    assertGenerated(
        compile(
            OtherProcessor.writing(
                "com.example.Marker", "package com.example; @interface Marker {}"),
            github));
  }

  @Test
  void superInterfaceThatNobodyWritesIsReportedByTheCompilerOnly() {
    assertOnlyTheCompilerReports(compile(EXTENDS_BASE), "cannot find symbol");
  }

  @Test
  void constantThatNobodyWritesIsReportedByTheCompilerOnly() {
    assertOnlyTheCompilerReports(
        compile(
            source(
                "com.example.GitHub",
                IMPORTS
                    + """
                    @CircuitBroken(service = NAME)
                    interface GitHub {
                      @GET("meta")
                      Call<ResponseBody> meta();
                    }
                    """)),
        "cannot find symbol");
  }

  @Test
  void annotationWithoutItsServiceIsReportedByTheCompilerOnly() {
    assertOnlyTheCompilerReports(
        compile(
            source(
                "com.example.GitHub",
                IMPORTS
                    + """
                    @CircuitBroken(ttl = 30)
                    interface GitHub {
                      @GET("meta")
                      Call<ResponseBody> meta();
                    }
                    """)),
        "missing a default value for the element 'service'");
  }

  @Test
  void attributeOfTheWrongTypeIsReportedByTheCompilerOnly() {
    assertOnlyTheCompilerReports(
        compile(
            source(
                "com.example.GitHub",
                IMPORTS
                    + """
                    @CircuitBroken(service = "github", ttl = "a minute")
                    interface GitHub {
                      @GET("meta")
                      Call<ResponseBody> meta();
                    }
                    """)),
        "String cannot be converted to int");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failureStatuses = {429, Missing.STATUS}",
        "failureStatuses = {429, \"430\"}",
        "ignoredStatuses = null",
        "ignoredExceptions = Missing.class",
        "ignoredExceptions = {Error.class, Missing.class}",
        "ignoredExceptions = String.class",
        "ignoredExceptions = {Error.class, int.class}",
        "ignoredExceptions = \"java.lang.Error\"",
      })
  void listWithAValueThatItCannotHoldIsReportedByTheCompilerOnly(String attribute) {
    assertOnlyTheCompilerReports(
        compile(
            source(
                "com.example.GitHub",
                IMPORTS
                    + """
                    @CircuitBroken(service = "github", ATTRIBUTE)
                    interface GitHub {
                      @GET("meta")
                      Call<ResponseBody> meta();
                    }
                    """
                        .replace("ATTRIBUTE", attribute))),
        "");
  }

  @Test
  void exceptionThatExtendsItselfIsReportedByTheCompilerOnly() {
    assertOnlyTheCompilerReports(
        compile(
            source(
                "com.example.GitHub",
                IMPORTS
                    + """
                    @CircuitBroken(service = "github", ignoredExceptions = Itself.class)
                    interface GitHub {
                      @GET("meta")
                      Call<ResponseBody> meta();
                    }

                    class Itself extends Itself {}
                    """)),
        "cyclic inheritance");
  }

  @Test
  void cyclicInheritanceIsReportedByTheCompilerOnly() {
    assertOnlyTheCompilerReports(
        compile(
            source(
                "com.example.GitHub",
                IMPORTS
                    + """
                    @CircuitBroken(service = "github")
                    interface GitHub extends Base {}

                    interface Base extends GitHub {}
                    """)),
        "cyclic inheritance");
  }

  private static Compilation compile(JavaFileObject... sources) {
    return Compilations.process(List.of(sources));
  }

  private static Compilation compile(Processor other, JavaFileObject... sources) {
    return javac().withProcessors(new CircuitBrokenProcessor(), other).compile(sources);
  }

  private static void assertGenerated(Compilation compilation) {
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(generated(compilation)).containsKey("CircuitBrokenGitHub.java");
  }

  private static void assertOnlyTheCompilerReports(Compilation compilation, String message) {
    assertThat(compilation).hadErrorContaining(message);
    assertThat(compilation.errors())
        .noneMatch(error -> error.getMessage(Locale.ROOT).contains("CircuitBroken:"));
  }
}
