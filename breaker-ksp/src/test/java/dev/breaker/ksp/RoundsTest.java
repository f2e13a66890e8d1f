package dev.breaker.ksp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.devtools.ksp.processing.CodeGenerator;
import com.google.devtools.ksp.processing.Dependencies;
import com.google.devtools.ksp.processing.SymbolProcessorProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interfaces wait for what other processors write. */
@Tag("slow")
final class RoundsTest {
  private static final String IMPORTS =
      """
      package com.example

      import dev.breaker.annotation.BreakerKey
      import dev.breaker.annotation.CircuitBroken
      import retrofit2.Call
      import retrofit2.http.GET
      import retrofit2.http.Query

      """;

  @TempDir private Path work;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interface Written { @GET(\"b\") fun b(): Call<String> }"
            + "|@CircuitBroken(service = \"a\") interface Api : Written"
            + "|forService(\"a\")",
        "const val WRITTEN = \"of-a-constant\""
            + "|@CircuitBroken(service = WRITTEN) interface Api { @GET(\"a\") fun a(): Call<String> }"
            + "|forService(\"of-a-constant\")",
        "enum class Written { ONE }"
            + "|@CircuitBroken(service = \"a\") interface Api {"
            + " @GET(\"a\") fun a(@Query(\"a\") @BreakerKey key: Written): Call<String> }"
            + "|Written.class",
        "class Written : Exception()"
            + "|@CircuitBroken(service = \"a\", ignoredExceptions = [Written::class]) interface Api {"
            + " @GET(\"a\") fun a(): Call<String> }"
            + "|Written.class",
        "abstract class Written : Api"
            + "|@CircuitBroken(service = \"a\", fallback = Written::class) interface Api {"
            + " @GET(\"a\") fun a(): Call<String> }"
            + "|fallback.a()",
      })
  void waitsForWhatDecidesOverIt(String written, String source, String expected)
      throws IOException {
    Ksp ksp = process(source, written);

    assertThat(ksp.messages().all()).isEmpty();
    assertThat(ksp.generated().get("CircuitBrokenApi.java")).contains(expected);
  }

  /** Java's processors may be about to write it, and KSP never sees what they write. */
  @ParameterizedTest
  @CsvSource({"Call<Missing>", "Missing"})
  void doesNotWaitForBodies(String returned) throws IOException {
    Ksp ksp =
        process(
            "@CircuitBroken(service = \"a\") interface Api { @GET(\"a\") fun a(): "
                + returned
                + " }",
            "class Written");

    assertThat(ksp.messages().all()).isEmpty();
    assertThat(ksp.generated()).containsKey("CircuitBrokenApi.java");
  }

  private Ksp process(String source, String written) throws IOException {
    Path sources = Files.createDirectories(work.resolve("sources"));
    Files.writeString(sources.resolve("Api.kt"), IMPORTS + source);
    return Ksp.process(
        sources, work, List.of(new CircuitBrokenSymbolProcessorProvider(), writer(written)));
  }

  /** A processor that writes a file in the first round. */
  private static SymbolProcessorProvider writer(String text) {
    AtomicBoolean isWritten = new AtomicBoolean();
    return environment ->
        resolver -> {
          if (!isWritten.getAndSet(true)) {
            write(environment.getCodeGenerator(), IMPORTS + text);
          }
          return List.of();
        };
  }

  private static void write(CodeGenerator generator, String text) {
    Dependencies none = new Dependencies(false);
    try (OutputStream out = generator.createNewFile(none, "com.example", "Written", "kt")) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
