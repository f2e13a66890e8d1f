package dev.breaker.ksp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages that a bad input announces, each below the line at fault, as {@code GitHub.kt:7
 * error: text}.
 */
final class Announced {
  /** A caret or a number for the column, which KSP does not have. */
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("\\s*// *(?:\\^|@\\d+) (?<message>(?:error|warning): .*)");

  private Announced() {}

  static List<String> in(Path file) {
    List<String> announced = new ArrayList<>();
    List<String> lines = Ksp.text(file).lines().toList();
    int line = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher announcement = ANNOUNCEMENT.matcher(lines.get(i));
      if (announcement.matches()) {
        announced.add(
            "%s:%d %s".formatted(file.getFileName(), line, announcement.group("message")));
      } else {
        line = i + 1;
      }
    }
    return announced;
  }
}
