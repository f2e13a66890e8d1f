package dev.breaker.benchmarks;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a group is run. */
final class RunOptions {
  @Option(
      names = "--quick",
      description = "Few, short rounds: shows that all works, not what it costs.")
  boolean quick;

  @Mixin Output output = new Output();
}
