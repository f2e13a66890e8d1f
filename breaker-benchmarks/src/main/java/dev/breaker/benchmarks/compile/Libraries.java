package dev.breaker.benchmarks.compile;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The jars or folders that classes are from. */
final class Libraries {
  private Libraries() {}

  static List<Path> of(Class<?>... types) {
    List<Path> libraries = new ArrayList<>();
    for (Class<?> type : types) {
      libraries.add(of(type));
    }
    return libraries;
  }

  private static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a code source is always a URI", e);
    }
  }
}
