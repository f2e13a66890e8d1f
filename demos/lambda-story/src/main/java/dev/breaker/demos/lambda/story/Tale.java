package dev.breaker.demos.lambda.story;

import dev.breaker.demos.lambda.story.Call.Ending;
import dev.breaker.demos.support.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what happens while it happens. Safe for several threads. */
final class Tale {
  private final Story story;
  private final List<Call> all = new ArrayList<>();
  private final List<Call> news = new ArrayList<>();

  Tale(Story story) {
    this.story = story;
  }

  /** Tells of a line in a log if it is about the circuit: the function logs each change once. */
  void logged(String sandbox, String line) {
    if (line.startsWith("circuit ")) {
      story.say(Instant.now(), sandbox, "logs: " + line);
    }
  }

  synchronized void ended(Call call) {
    all.add(call);
    news.add(call);
  }

  synchronized List<Call> calls() {
    return List.copyOf(all);
  }

  /** Adds up what ended since the last time. */
  synchronized void addUp(Duration sinceStart) {
    story.say(sinceStart, "with", sum(true));
    story.say(sinceStart, "without", sum(false));
    news.clear();
  }

  private String sum(boolean breaker) {
    Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
    long billed = 0;
    for (Call call : news) {
      if (call.breaker() == breaker) {
        endings.merge(call.ending(), 1, Integer::sum);
        billed += call.billedMillis();
      }
    }
    String counts =
        endings.entrySet().stream()
            .map(ending -> ending.getValue() + " " + ending.getKey())
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "%-22s billed %,6d ms", counts, billed);
  }
}
