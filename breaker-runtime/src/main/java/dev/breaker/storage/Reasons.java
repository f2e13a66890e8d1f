package dev.breaker.storage;

import java.util.regex.Pattern;

/** Keeps reasons short and on one line, since they are stored for the fleet and logged. */
final class Reasons {
  private static final int LONGEST = 120;
  private static final int LONGEST_OF_FAILURE = 38;
  private static final int LONGEST_NAME = 60;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private Reasons() {}

  /** What an operator said. */
  static String bounded(String reason) {
    return bounded(reason, LONGEST);
  }

  /** What a failure was: no longer than what Redis keeps compactly beside its counts. */
  static String ofFailure(String reason) {
    return bounded(reason, LONGEST_OF_FAILURE);
  }

  static String author(String author) {
    return bounded(author, LONGEST_NAME);
  }

  private static String bounded(String reason, int longest) {
    String line = CONTROL.matcher(reason).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return "unknown";
    }
    return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
  }
}
