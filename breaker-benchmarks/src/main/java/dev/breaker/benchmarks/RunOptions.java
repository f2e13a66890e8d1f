package dev.breaker.benchmarks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a group is run. */
final class RunOptions {
  @Option(
      names = "--quick",
      description = "Few, short rounds: shows that all works, not what it costs.")
  boolean quick;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "target/results",
      description = "Where results go (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("target/results");

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description = {
        "A Redis to use instead of one started for the run, with redis://... Its keys that begin with"
            + " breaker-benchmark are removed. It is not frozen, so that part is left out."
      })
  @Nullable String redis;
}
