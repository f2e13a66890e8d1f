package dev.breaker.benchmarks.compile;

import com.google.auto.value.AutoValue;
import com.google.auto.value.processor.AutoValueProcessor;
import com.palantir.javapoet.JavaFile;
import dev.breaker.CircuitBreakers;
import dev.breaker.annotation.CircuitBroken;
import dev.breaker.benchmarks.report.CompileResults;
import dev.breaker.processor.CircuitBrokenProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.jspecify.annotations.NullMarked;
import retrofit2.Retrofit;

/**
 * A processor with sources for it, and with the libraries that its users have and no others.
 *
 * @param name as the report calls it
 * @param typePrefix what the names of the types begin with, before their number
 * @param source the source of the type of a number
 * @param classPath what the types refer to
 * @param processorPath the processor, and what it refers to
 */
record ProcessorUnderTest(
    String name,
    String typePrefix,
    IntFunction<String> source,
    List<Path> classPath,
    List<Path> processorPath) {
  static ProcessorUnderTest breaker() {
    return new ProcessorUnderTest(
        CompileResults.BREAKER,
        "Client",
        SourceText::ofInterface,
        Libraries.of(
            Retrofit.class,
            OkHttpClient.class,
            Okio.class,
            Unit.class,
            CircuitBreakers.class,
            CircuitBroken.class,
            NullMarked.class),
        Libraries.of(
            CircuitBrokenProcessor.class, CircuitBroken.class, JavaFile.class, NullMarked.class));
  }

  static ProcessorUnderTest autoValue() {
    return new ProcessorUnderTest(
        CompileResults.AUTO_VALUE,
        "Value",
        SourceText::ofValueClass,
        Libraries.of(AutoValue.class),
        Libraries.of(AutoValueProcessor.class, AutoValue.class));
  }
}
