package dev.breaker.demos.support;

import dev.breaker.demos.support.Event.Calls;
import dev.breaker.demos.support.Event.StorageBack;
import dev.breaker.demos.support.Event.StorageLost;
import dev.breaker.demos.support.Event.Turned;
import dev.breaker.storage.CircuitState;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens while it happens: changes one by one, calls added up. Safe for several
 * threads.
 */
public final class Story {
  private final PrintWriter out;
  private final int clients;
  private final Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
  private final Map<String, Set<String>> learntBy = new HashMap<>();
  private @Nullable Instant start;

  public Story(PrintWriter out, int clients) {
    this.out = out;
    this.clients = clients;
  }

  public synchronized void begin(Instant now) {
    start = now;
  }

  public synchronized void tell(Event event) {
    if (event instanceof Calls calls) {
      calls.answers().forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
    } else if (event instanceof Turned turned) {
      turned(turned);
    } else if (event instanceof StorageLost lost) {
      line(lost.at(), lost.client(), "DEGRADED: " + lost.problem());
    } else if (event instanceof StorageBack back) {
      line(back.at(), back.client(), "the storage is back");
    }
  }

  private void turned(Turned turned) {
    if (turned.local()) {
      line(turned.at(), turned.client(), what(turned));
      return;
    }
    String owner = Circuit.ownerOf(turned, clients);
    Set<String> learnt =
        learntBy.computeIfAbsent(
            owner + " " + turned.service() + " " + turned.epoch(), key -> new HashSet<>());
    if (!learnt.add(turned.client())) {
      return;
    }
    if (learnt.size() == 1) {
      line(turned.at(), owner, what(turned));
    }
    if (learnt.size() == clients && clients > 1) {
      if (turned.from() == CircuitState.CLOSED) {
        line(turned.at(), owner, "all " + clients + " clients know and refuse");
      } else if (turned.to() == CircuitState.CLOSED) {
        line(turned.at(), owner, "all " + clients + " clients call again");
      }
    }
  }

  private static String what(Turned turned) {
    return switch (turned.to()) {
      case OPEN ->
          (turned.from() == CircuitState.CLOSED ? "TRIPPED: " : "OPEN AGAIN: ") + turned.reason();
      case HALF_OPEN -> "PROBE: one call goes, all others stay refused";
      case CLOSED -> "RESET: calls go again";
    };
  }

  /** Says what somebody did or suffered. */
  public synchronized void say(Instant at, String who, String what) {
    line(at, who, what);
  }

  /** Says what somebody did or suffered. */
  public synchronized void say(Duration sinceStart, String who, String what) {
    line(sinceStart, who, what);
  }

  /** Adds up the calls that ended since the last time. */
  public synchronized void addUp(Duration sinceStart) {
    if (answers.isEmpty()) {
      return;
    }
    String sum =
        answers.entrySet().stream()
            .map(answer -> answer.getValue() + " " + word(answer.getKey()))
            .collect(Collectors.joining(", "));
    answers.clear();
    line(sinceStart, clients == 1 ? "client" : clients + " clients", sum);
  }

  private static String word(Answer answer) {
    return answer.name().toLowerCase(Locale.ROOT);
  }

  private void line(Instant at, String who, String what) {
    Instant started = start;
    Duration since = started == null ? Duration.ZERO : Duration.between(started, at);
    line(since.isNegative() ? Duration.ZERO : since, who, what);
  }

  private void line(Duration sinceStart, String who, String what) {
    out.printf(Locale.ROOT, "%6.1f s  %-10s %s%n", sinceStart.toNanos() / 1e9, who, what);
    out.flush();
  }
}
