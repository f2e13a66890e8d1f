package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.FailureCount;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.Reasons;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.StorageRequest;
import dev.breaker.storage.TripReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The script that takes every step, and how requests and replies look to it. */
final class CircuitScript {
  /** Written down, since a process that starts would load a provider of digests for it. */
  private static final String SHA1 = "26bd0681c3003e0fa5e5b92a3ce143712d6484bd";

  private static final int LONGEST_PROCESS = 64;

  /** How a period began; the state before it is told since that is written. */
  private static final Pattern START =
      Pattern.compile("(\\d{1,15}) (\\d{1,18}) (\\d{1,18}) (\\d{1,9}) (\\S+)(?: ([coh]))?");

  private volatile @Nullable String source;
  private final String sha1;

  private CircuitScript(@Nullable String source, String sha1) {
    this.source = source;
    this.sha1 = sha1;
  }

  /** The script of this version. */
  static CircuitScript load() {
    return new CircuitScript(null, SHA1);
  }

  static CircuitScript of(String source, String sha1) {
    return new CircuitScript(source, sha1);
  }

  /** Read only when asked for: nearly always the server has it. */
  String source() {
    String known = source;
    if (known == null) {
      known = resource("circuit.lua");
      source = known;
    }
    return known;
  }

  String sha1() {
    return sha1;
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

  static String key(String keyPrefix, String service) {
    return keyPrefix + ":{" + service + "}";
  }

  static String historyKey(String keyPrefix, String service) {
    return key(keyPrefix, service) + ":events";
  }

  /** Where the script tells of changes. */
  static String channel(String keyPrefix, String service) {
    return key(keyPrefix, service) + ":changes";
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
        + policy.probeLease().toMillis()
        + " "
        + policy.minimumProcesses();
  }

  private static BreakerPolicy policy(String service, String settings) {
    String[] numbers = settings.split(" ", -1);
    return BreakerPolicy.forService(service)
        .withTtl(Duration.ofMillis(Long.parseLong(numbers[0])))
        .withPercentFailed(Double.parseDouble(numbers[1]))
        .withMinimumFailures(Integer.parseInt(numbers[2]))
        .withReEnableAfter(Duration.ofMillis(Long.parseLong(numbers[3])))
        .withMinimumProcesses(Integer.parseInt(numbers[5]));
  }

  /** Arguments that read a circuit by the settings in force. */
  static List<String> readArguments() {
    return List.of("", "", "read");
  }

  static List<String> arguments(String process, StorageRequest request) {
    List<String> arguments = new ArrayList<>(11);
    arguments.add(settings(request.policy()));
    arguments.add(process);
    if (request instanceof StorageRequest.Admit) {
      arguments.add("admit");
    } else if (request instanceof StorageRequest.Report report) {
      addReport(arguments, process, report);
    } else if (request instanceof StorageRequest.Trip trip) {
      arguments.add("trip");
      arguments.add(trip.reason());
    } else if (request instanceof StorageRequest.Reset) {
      arguments.add("reset");
    } else if (request instanceof StorageRequest.Lock lock) {
      arguments.add("lock");
      arguments.add(lock.state() == CircuitState.OPEN ? "o" : "c");
      arguments.add(Long.toString(lock.duration().toMillis()));
      arguments.add(lock.author());
      arguments.add(lock.reason());
    } else if (request instanceof StorageRequest.Unlock unlock) {
      arguments.add("unlock");
      arguments.add(unlock.author());
    }
    return arguments;
  }

  private static void addReport(
      List<String> arguments, String process, StorageRequest.Report report) {
    arguments.add("report");
    arguments.add(Long.toString(report.epoch()));
    arguments.add(Long.toString(report.successes()));
    arguments.add(Long.toString(report.failures()));
    arguments.add(report.abandoned() ? "1" : "0");
    // Zero stands for nobody in the script.
    arguments.add(Integer.toUnsignedString(Math.max(1, process.hashCode() & 0x7fffffff)));
    for (FailureCount failures : report.reasons()) {
      arguments.add(failures.reason());
      arguments.add(Long.toString(failures.count()));
    }
  }

  /** What a step on the circuit under that key came to. */
  static StorageReply reply(String key, Object raw) {
    try {
      List<?> fields = fields(raw);
      tellOfDamage(fields);
      return new StorageReply.Taken(
          view(fields), (Long) fields.get(6) == 1, (Long) fields.get(7) == 1, inForce(key, fields));
    } catch (RuntimeException e) {
      throw new UnreadableCircuitException(e);
    }
  }

  private static @Nullable BreakerPolicy inForce(String key, List<?> fields) {
    String settings = fields.size() > 11 ? (String) fields.get(11) : "";
    return settings.isEmpty()
        ? null
        : policy(key.substring(key.lastIndexOf('{') + 1, key.length() - 1), settings);
  }

  /** Told by the step that found it, so in one process of the fleet. */
  private static void tellOfDamage(List<?> fields) {
    if (fields.size() > 13) {
      LOG.log(
          Level.WARNING,
          "The circuit of service {0} was damaged and starts afresh: the field {1} of its hash held"
              + " something that this library never writes",
          fields.get(13),
          fields.get(12));
    }
  }

  /** The circuit that a read found; null if there is none. */
  static @Nullable RegisteredService registered(String service, Object raw, Instant lastSeen) {
    if (raw instanceof List<?> nothing && nothing.isEmpty()) {
      return null;
    }
    try {
      List<?> fields = fields(raw);
      return new RegisteredService(
          policy(service, (String) fields.get(11)), view(fields), lastSeen);
    } catch (RuntimeException e) {
      throw new UnreadableCircuitException(e);
    }
  }

  private static List<?> fields(Object raw) {
    if (raw instanceof List<?> fields && fields.size() >= 11) {
      return fields;
    }
    throw new IllegalStateException("the script returned " + raw);
  }

  private static CircuitView view(List<?> fields) {
    String reason = (String) fields.get(5);
    return new CircuitView(
        state((String) fields.get(0)),
        (Long) fields.get(1),
        TimeUnit.MICROSECONDS.toNanos((Long) fields.get(2)),
        (Long) fields.get(3),
        (Long) fields.get(4),
        reason.isEmpty() ? null : reason(reason),
        start((String) fields.get(8)),
        lock((String) fields.get(9), TimeUnit.MICROSECONDS.toNanos((Long) fields.get(10))));
  }

  static String reason(String line) {
    return Reasons.oneLine(TripReason.inWords(line), RedisTrouble.LONGEST);
  }

  static String process(String name) {
    return Reasons.oneLine(name, LONGEST_PROCESS);
  }

  static String author(String name) {
    return Reasons.oneLine(name, Reasons.LONGEST_AUTHOR);
  }

  static CircuitState state(String letter) {
    return switch (letter) {
      case "c" -> CircuitState.CLOSED;
      case "o" -> CircuitState.OPEN;
      case "h" -> CircuitState.HALF_OPEN;
      default -> throw new IllegalStateException("the script returned the state " + letter);
    };
  }

  private static @Nullable PeriodStart start(String text) {
    Matcher fields = START.matcher(text);
    return fields.matches()
        ? new PeriodStart(
            Instant.ofEpochMilli(Long.parseLong(fields.group(1))),
            process(fields.group(5)),
            Long.parseLong(fields.group(2)),
            Long.parseLong(fields.group(3)),
            Integer.parseInt(fields.group(4)),
            fields.group(6) == null ? null : state(fields.group(6)))
        : null;
  }

  private static @Nullable CircuitLock lock(String text, long remainingNanos) {
    String[] fields = text.split("\t", 5);
    return fields.length < 5
        ? null
        : new CircuitLock(
            state(fields[0]),
            Reasons.oneLine(fields[4], Reasons.LONGEST),
            author(fields[3]),
            Instant.ofEpochMilli(Long.parseLong(fields[2])),
            remainingNanos);
  }
}
