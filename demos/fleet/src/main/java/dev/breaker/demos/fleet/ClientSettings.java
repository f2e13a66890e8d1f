package dev.breaker.demos.fleet;

import java.net.URI;
import java.time.Duration;

/**
 * What a client must know.
 *
 * @param name the client's
 * @param backend what it calls
 * @param redis where the circuits are
 * @param keyPrefix of this run alone
 * @param threads how many threads call
 * @param rate how many calls a second they make together
 * @param timeout the storage's
 * @param mayHold how long a breaker may hold a call
 */
record ClientSettings(
    String name,
    URI backend,
    String redis,
    String keyPrefix,
    int threads,
    int rate,
    Duration timeout,
    Duration mayHold) {
  String toLine() {
    return String.join(
        "\t",
        name,
        backend.toString(),
        redis,
        keyPrefix,
        Integer.toString(threads),
        Integer.toString(rate),
        timeout.toString(),
        mayHold.toString());
  }

  static ClientSettings parse(String line) {
    String[] fields = line.split("\t", -1);
    return new ClientSettings(
        fields[0],
        URI.create(fields[1]),
        fields[2],
        fields[3],
        Integer.parseInt(fields[4]),
        Integer.parseInt(fields[5]),
        Duration.parse(fields[6]),
        Duration.parse(fields[7]));
  }
}
