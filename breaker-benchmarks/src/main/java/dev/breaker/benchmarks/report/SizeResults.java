package dev.breaker.benchmarks.report;

import java.util.List;

/**
 * What a deployed jar holds more with the breaker than with plain Retrofit.
 *
 * @param artifacts the breaker's jars and those of the libraries that it brings
 */
public record SizeResults(List<Artifact> artifacts) {
  /** The most that may be added, in bytes. */
  public static final long LIMIT = 2_500_000;

  /**
   * One of them.
   *
   * @param name of its file
   * @param bytes of its file
   * @param deployedBytes what is left of it in one jar with all others, compressed
   */
  public record Artifact(String name, long bytes, long deployedBytes) {}

  /**
   * What all of them add.
   *
   * @return bytes in the deployed jar
   */
  public long deployedBytes() {
    return artifacts.stream().mapToLong(Artifact::deployedBytes).sum();
  }
}
