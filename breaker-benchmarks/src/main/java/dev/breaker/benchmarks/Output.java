package dev.breaker.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results are. */
final class Output {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "target/results",
      description = "Where results are kept (default: ${DEFAULT-VALUE}).")
  Path folder = Path.of("target/results");
}
