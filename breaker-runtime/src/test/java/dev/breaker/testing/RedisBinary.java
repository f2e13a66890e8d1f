package dev.breaker.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.core.ExecutableProvider;

/**
 * The redis-server that tests start: the one inside the embedded-redis jar, or the one that the
 * environment variable {@code BREAKER_TEST_REDIS_SERVER} names.
 */
public final class RedisBinary {
  private RedisBinary() {}

  static String path() {
    String named = System.getenv("BREAKER_TEST_REDIS_SERVER");
    if (named != null && !named.isBlank()) {
      if (!Files.isExecutable(Path.of(named))) {
        throw new IllegalStateException(
            "BREAKER_TEST_REDIS_SERVER must be the path of a redis-server, was " + named);
      }
      return named;
    }
    return Embedded.EXECUTABLE.getPath();
  }

  /** Whether it was built with TLS. */
  public static boolean hasTls() {
    try {
      Process process =
          new ProcessBuilder(path(), "--port", "0", "--tls-port", "1")
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      // One that has it asks for a certificate, another does not know what is wanted.
      return said.contains("tls-cert-file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Unpacked once for all servers of a test run. */
  private static final class Embedded {
    static final File EXECUTABLE = unpack();

    private static File unpack() {
      try {
        return ExecutableProvider.newJarResourceProvider().get();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
