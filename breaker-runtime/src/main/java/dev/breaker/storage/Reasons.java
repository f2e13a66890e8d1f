package dev.breaker.storage;

import java.util.regex.Pattern;

/** Keeps reasons short and on one line, since they are stored for the fleet and logged. */
final class Reasons {
  private static final int LONGEST = 120;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private Reasons() {}

  static String bounded(String reason) {
    String line = CONTROL.matcher(reason).replaceAll(" ").strip();
    if (line.isEmpty()) {
      return "unknown";
    }
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
