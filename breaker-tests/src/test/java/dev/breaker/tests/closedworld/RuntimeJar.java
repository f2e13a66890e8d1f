package dev.breaker.tests.closedworld;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.breaker.CircuitBreakers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The jar of the runtime, as it is published. */
final class RuntimeJar {
  static final String METADATA =
      "META-INF/native-image/dev.breaker/breaker-runtime/reachability-metadata.json";

  private RuntimeJar() {}

  static Path path() {
    return home(CircuitBreakers.class);
  }

  /** The jar that a class is in. */
  static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(path().toFile())) {
      return jar.stream().map(JarEntry::getName).toList();
    }
  }

  /** The rules for shrinkers, without comments. */
  static String rules() throws IOException {
    StringBuilder rules = new StringBuilder();
    for (String entry : entries()) {
      if (entry.startsWith("META-INF/proguard/") && entry.endsWith(".pro")) {
        rules.append(text(entry).replaceAll("(?m)^#.*", ""));
      }
    }
    return rules.toString();
  }

  static String text(String entry) throws IOException {
    try (JarFile jar = new JarFile(path().toFile());
        InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
