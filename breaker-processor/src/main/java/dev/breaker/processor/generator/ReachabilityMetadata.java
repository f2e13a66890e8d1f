package dev.breaker.processor.generator;

import java.io.IOException;

/**
 * Writes what GraalVM's native image must know of an interface: Retrofit makes a dynamic proxy of
 * it, and looks at the annotations of its methods.
 */
final class ReachabilityMetadata {
  private static final String TEXT =
      """
      {
        "reflection": [
          {
            "condition": { "typeReached": "%1$s" },
            "type": "%2$s",
            "allPublicMethods": true
          },
          {
            "condition": { "typeReached": "%1$s" },
            "type": { "proxy": ["%2$s"] }
          }
        ]
      }
      """;

  private ReachabilityMetadata() {}

  static void write(GuardedInterface model, Output output) throws IOException {
    String generated = model.name().qualified();
    output.resource(
        "META-INF/native-image/dev.breaker/" + generated + "/reachability-metadata.json",
        TEXT.formatted(generated, model.type().binaryName()));
  }
}
