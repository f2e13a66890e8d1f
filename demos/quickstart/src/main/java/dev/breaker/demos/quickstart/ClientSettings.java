package dev.breaker.demos.quickstart;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a client must know.
 *
 * @param name the client's
 * @param guarded the backend that is called through the breaker
 * @param plain the backend that is called without
 * @param redis where the circuit is, null for this process's memory
 * @param seconds how long calls go
 * @param metricsPort where the client serves its meters, 0 for nowhere
 */
record ClientSettings(
    String name, URI guarded, URI plain, @Nullable String redis, int seconds, int metricsPort) {
  String toLine() {
    return String.join(
        "\t",
        name,
        guarded.toString(),
        plain.toString(),
        Integer.toString(seconds),
        Integer.toString(metricsPort),
        redis == null ? "" : redis);
  }

  static ClientSettings parse(String line) {
    String[] fields = line.split("\t", -1);
    return new ClientSettings(
        fields[0],
        URI.create(fields[1]),
        URI.create(fields[2]),
        fields[5].isEmpty() ? null : fields[5],
        Integer.parseInt(fields[3]),
        Integer.parseInt(fields[4]));
  }
}
