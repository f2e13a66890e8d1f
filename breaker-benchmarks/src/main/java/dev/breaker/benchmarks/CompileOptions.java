package dev.breaker.benchmarks;

import dev.breaker.benchmarks.compile.CompileSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How types are compiled in the group of that name. */
final class CompileOptions {
  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      description = "How often each number of types is compiled in each way (default: 9).")
  @Nullable Integer rounds;

  CompileSettings settings(boolean quick) {
    CompileSettings settings = quick ? CompileSettings.QUICK : CompileSettings.DEFAULT;
    return rounds == null ? settings : settings.withRounds(rounds);
  }
}
