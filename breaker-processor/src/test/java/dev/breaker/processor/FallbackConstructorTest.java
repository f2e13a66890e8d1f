package dev.breaker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static dev.breaker.processor.Compilations.generated;
import static dev.breaker.processor.Compilations.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fallbacks the generated class makes itself, and which it wants to be given. */
final class FallbackConstructorTest {
  private static final String MEMBER = "Outer.Own";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static class Own implements GitHub { METHOD }",
        "static class Own implements GitHub { Own() {} Own(int x) {} METHOD }",
        "static class Own implements GitHub { Own() throws IllegalStateException, Error {} METHOD }",
        "static class Own<T> implements GitHub { protected Own() {} METHOD }",
        "record Own() implements GitHub { METHOD }",
        "interface Around { class Own implements GitHub { METHOD } }",
      })
  void isMade(String declaration) {
    String name = declaration.startsWith("interface") ? "Outer.Around.Own" : MEMBER;

    assertThat(generatedWith(name, declaration))
        .contains("create(Retrofit retrofit, CircuitBreakers breakers) {")
        .contains("(breakers, new " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abstract static class Own implements GitHub {}",
        "interface Own extends GitHub {}",
        "class Own implements GitHub { METHOD }",
        "static class Own implements GitHub { private Own() {} METHOD }",
        "static class Own implements GitHub { Own(String... names) {} METHOD }",
        "static class Own implements GitHub { Own() throws Exception {} METHOD }",
        "static class Own implements GitHub { <E extends Exception> Own() throws E {} METHOD }",
        "enum Own implements GitHub { ONE; METHOD }",
        "record Own(String name) implements GitHub { METHOD }",
      })
  void isGiven(String declaration) {
    assertThat(generatedWith(MEMBER, declaration))
        .contains("create(Retrofit retrofit, CircuitBreakers breakers, GitHub fallback) {")
        .contains("(breakers, fallback)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "protected", ""})
  void isMadeInAnotherPackageWhereItsConstructorIsPublic(String modifier) {
    Compilation compilation =
        Compilations.process(
            List.of(
                source(
                    "com.example.GitHub",
                    """
                    package com.example;

                    @dev.breaker.annotation.CircuitBroken(
                        service = "github",
                        fallback = com.example.other.Own.class)
                    public interface GitHub {
                      @retrofit2.http.GET("meta")
                      retrofit2.Call<Void> meta();
                    }
                    """),
                source(
                    "com.example.other.Own",
                    """
                    package com.example.other;

                    public class Own implements com.example.GitHub {
                      MODIFIER Own() {}

                      @Override
                      public retrofit2.Call<Void> meta() {
                        throw new IllegalStateException();
                      }
                    }
                    """
                        .replace("MODIFIER", modifier))));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(generated(compilation).get("CircuitBrokenGitHub.java"))
        .contains(modifier.equals("public") ? "(breakers, new Own())" : "(breakers, fallback)");
  }

  private static String generatedWith(String fallback, String declaration) {
    String method =
        "@Override public retrofit2.Call<Void> meta() { throw new IllegalStateException(); }";
    Compilation compilation =
        Compilations.process(
            List.of(
                source(
                    "com.example.GitHub",
                    """
                    package com.example;

                    @dev.breaker.annotation.CircuitBroken(service = "github", fallback = NAME.class)
                    interface GitHub {
                      @retrofit2.http.GET("meta")
                      retrofit2.Call<Void> meta();
                    }
                    """
                        .replace("NAME", fallback)),
                source(
                    "com.example.Outer",
                    "package com.example; class Outer { "
                        + declaration.replace("METHOD", method)
                        + " }")),
            "-Xlint:all,-processing",
            "-Werror");
    assertThat(compilation).succeededWithoutWarnings();
    return generated(compilation).get("CircuitBrokenGitHub.java");
  }
}
