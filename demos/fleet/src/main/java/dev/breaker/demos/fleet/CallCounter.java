package dev.breaker.demos.fleet;

import dev.breaker.demos.support.Answer;
import dev.breaker.demos.support.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Adds up the calls of a client. Safe for several threads. */
final class CallCounter {
  private final String client;
  private final Duration mayHold;
  private final Consumer<Event> events;
  private Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
  private int heldUp;
  private Duration longestHeld = Duration.ZERO;
  private String trouble = "";

  CallCounter(String client, Duration mayHold, Consumer<Event> events) {
    this.client = client;
    this.mayHold = mayHold;
    this.events = events;
  }

  synchronized void ended(Answer answer, Duration held) {
    answers.merge(answer, 1, Integer::sum);
    if (held.compareTo(longestHeld) > 0) {
      longestHeld = held;
    }
    if (held.compareTo(mayHold) > 0) {
      heldUp++;
    }
  }

  synchronized void threw(Throwable thrown, Duration held) {
    trouble = thrown.toString();
    ended(Answer.THREW, held);
  }

  /** Tells of all since the last time, if there were any. */
  void tell() {
    Called called;
    synchronized (this) {
      if (answers.isEmpty()) {
        return;
      }
      called = new Called(client, Instant.now(), answers, heldUp, longestHeld, trouble);
      answers = new EnumMap<>(Answer.class);
      heldUp = 0;
      longestHeld = Duration.ZERO;
      trouble = "";
    }
    events.accept(called);
  }
}
