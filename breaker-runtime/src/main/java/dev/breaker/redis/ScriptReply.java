package dev.breaker.redis;

import static dev.breaker.base.Log.LOG;

import dev.breaker.storage.BreakerPolicy;
import dev.breaker.storage.CircuitLock;
import dev.breaker.storage.CircuitState;
import dev.breaker.storage.CircuitView;
import dev.breaker.storage.PeriodStart;
import dev.breaker.storage.PolicyOverride;
import dev.breaker.storage.Reasons;
import dev.breaker.storage.RegisteredService;
import dev.breaker.storage.StorageReply;
import dev.breaker.storage.TripReason;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Replies as the script gives them. What a newer script appends is ignored. */
final class ScriptReply {
  private static final int IN_FORCE = 11;
  private static final int DAMAGED = 12;

  private static final int OVERRIDE = 13;

  private static final int LONGEST_PROCESS = 64;

  /** How a period began; the state before it is told since that is written. */
  private static final Pattern START =
      Pattern.compile("(\\d{1,15}) (\\d{1,18}) (\\d{1,18}) (\\d{1,9}) (\\S+)(?: ([coh])(?: .*)?)?");

  private ScriptReply() {}

  /** What a step on the circuit under that key came to. */
  static StorageReply of(String key, Object raw) {
    try {
      List<?> fields = fields(raw);
      tellOfDamage(key, fields);
      return new StorageReply.Taken(
          view(Keys.service(key), fields),
          (Long) fields.get(6) == 1,
          (Long) fields.get(7) == 1,
          inForce(key, fields));
    } catch (RuntimeException e) {
      throw new UnreadableCircuitException(e);
    }
  }

  private static @Nullable BreakerPolicy inForce(String key, List<?> fields) {
    String settings = (String) fields.get(IN_FORCE);
    return settings.isEmpty() ? null : PolicyText.policy(Keys.service(key), settings);
  }

  /** Told by the step that found it, so in one process of the fleet. */
  private static void tellOfDamage(String key, List<?> fields) {
    String damaged = (String) fields.get(DAMAGED);
    if (!damaged.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "The circuit of service {0} was damaged and starts afresh: the field {1} of its hash held"
              + " something that this library never writes",
          Keys.service(key),
          damaged);
    }
  }

  /** The circuit that a read found; null if there is none. */
  static @Nullable RegisteredService registered(String service, Object raw, Instant score) {
    if (raw instanceof List<?> nothing && nothing.isEmpty()) {
      return null;
    }
    try {
      List<?> fields = fields(raw);
      BreakerPolicy policy = PolicyText.policy(service, (String) fields.get(IN_FORCE));
      return new RegisteredService(
          policy, view(service, fields), ServiceRegistry.lastSeen(policy, score));
    } catch (RuntimeException e) {
      throw new UnreadableCircuitException(e);
    }
  }

  private static List<?> fields(Object raw) {
    if (raw instanceof List<?> fields && fields.size() > DAMAGED) {
      return fields;
    }
    throw new IllegalStateException("the script returned " + raw);
  }

  private static CircuitView view(String service, List<?> fields) {
    String reason = (String) fields.get(5);
    return new CircuitView(
        state((String) fields.get(0)),
        (Long) fields.get(1),
        TimeUnit.MICROSECONDS.toNanos((Long) fields.get(2)),
        (Long) fields.get(3),
        (Long) fields.get(4),
        reason.isEmpty() ? null : reason(reason),
        start((String) fields.get(8)),
        lock((String) fields.get(9), TimeUnit.MICROSECONDS.toNanos((Long) fields.get(10))),
        override(service, fields));
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
    String[] fields = text.split("\t", -1);
    return fields.length < 5
        ? null
        : new CircuitLock(
            state(fields[0]),
            Reasons.oneLine(fields[4], Reasons.LONGEST),
            author(fields[3]),
            Instant.ofEpochMilli(Long.parseLong(fields[2])),
            remainingNanos);
  }

  /** A script of before overrides tells of none. */
  private static @Nullable PolicyOverride override(String service, List<?> fields) {
    if (fields.size() <= OVERRIDE + 1 || ((String) fields.get(OVERRIDE)).isEmpty()) {
      return null;
    }
    String[] parts = ((String) fields.get(OVERRIDE)).split("\t", 5);
    return new PolicyOverride(
        PolicyText.policy(service, parts[4]),
        Reasons.oneLine(parts[3], Reasons.LONGEST),
        author(parts[2]),
        Instant.ofEpochMilli(Long.parseLong(parts[1])),
        TimeUnit.MICROSECONDS.toNanos((Long) fields.get(OVERRIDE + 1)));
  }
}
