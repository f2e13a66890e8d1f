package dev.breaker.benchmarks;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Redis the groups use that need one. */
final class RedisOptions {
  @Option(
      names = "--redis",
      paramLabel = "URI",
      description =
          "A Redis to use instead of one started for the run, as redis://host:port. Its keys that"
              + " begin with breaker-benchmark are removed. It is not frozen, so that part of the"
              + " redis command is left out.")
  @Nullable String uri;
}
