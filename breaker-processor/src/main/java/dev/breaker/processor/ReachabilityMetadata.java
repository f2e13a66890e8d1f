package dev.breaker.processor;

import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.lang.model.util.Elements;

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

  static void write(GuardedInterface model, Elements elements, Filer filer) throws IOException {
    String generated = model.name().qualified();
    ClassOutput.write(
        "META-INF/native-image/dev.breaker/" + generated + "/reachability-metadata.json",
        TEXT.formatted(generated, new BinaryNames(elements).of(model.type())),
        model.type(),
        filer);
  }
}
