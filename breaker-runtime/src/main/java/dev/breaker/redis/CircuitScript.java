package dev.breaker.redis;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The script that takes every step, and how requests and replies look to it. */
record CircuitScript(String source, String sha1) {
  static CircuitScript load() {
    return of(resource("circuit.lua"));
  }

  static CircuitScript of(String source) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
      return new CircuitScript(source, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
  }

  static String resource(String name) {
    try (InputStream in = CircuitScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String settings(BreakerPolicy policy) {
    return policy.ttl().toMillis()
        + " "
        + policy.percentFailed()
        + " "
        + policy.minimumFailures()
        + " "
        + policy.reEnableAfter().toMillis()
        + " "
        + policy.probeLease().toMillis();
  }

  List<String> arguments(StorageRequest request) {
    BreakerPolicy policy = request.policy();
    List<String> arguments = new ArrayList<>(7);
    arguments.add(settings(policy));
    if (request instanceof StorageRequest.Admit) {
      arguments.add("admit");
    } else if (request instanceof StorageRequest.Report report) {
      arguments.add("report");
      arguments.add(Long.toString(report.epoch()));
      arguments.add(Long.toString(report.successes()));
      arguments.add(Long.toString(report.failures()));
      arguments.add(report.reason() == null ? "unknown" : report.reason());
      arguments.add(report.abandoned() ? "1" : "0");
    } else if (request instanceof StorageRequest.Trip trip) {
      arguments.add("trip");
      arguments.add(trip.reason());
    } else {
      arguments.add("reset");
    }
    return arguments;
  }

  StorageReply reply(Object raw) {
    if (!(raw instanceof List<?> fields) || fields.size() != 7) {
      throw new IllegalStateException("the script returned " + raw);
    }
    CircuitState state =
        switch ((String) fields.get(0)) {
          case "c" -> CircuitState.CLOSED;
          case "o" -> CircuitState.OPEN;
          case "h" -> CircuitState.HALF_OPEN;
          default -> throw new IllegalStateException("the script returned " + raw);
        };
    String reason = (String) fields.get(5);
    CircuitView view =
        new CircuitView(
            state,
            (Long) fields.get(1),
            TimeUnit.MICROSECONDS.toNanos((Long) fields.get(2)),
            (Long) fields.get(3),
            (Long) fields.get(4),
            reason.isEmpty() ? null : reason);
    return new StorageReply.Taken(view, (Long) fields.get(6) == 1);
  }
}
