package dev.breaker.benchmarks;

import dev.breaker.benchmarks.coldstart.ColdStartSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How programs are started in the group of that name. */
final class ColdStartOptions {
  @Option(
      names = "--jdk",
      paramLabel = "FOLDER",
      description =
          "The JDK to start programs with (default: the running one; and, for the AOT cache if that"
              + " is older than 24, the newest beside it).")
  @Nullable Path jdk;

  @Option(
      names = "--rounds",
      paramLabel = "COUNT",
      description = "How often each program is started in each setting (default: 30).")
  @Nullable Integer rounds;

  ColdStartSettings settings(boolean quick) {
    ColdStartSettings settings = quick ? ColdStartSettings.QUICK : ColdStartSettings.DEFAULT;
    return rounds == null ? settings : settings.withRounds(rounds);
  }
}
