package dev.breaker.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A diagnostic, as a compiler reports it or as a bad input announces it. The announcement stands
 * below the line at fault, with a caret below the column, or with its number where there is no
 * room:
 *
 * <pre>{@code
 * @CircuitBroken(service = "a", ttl = 0)
 * //                                  ^ error: [CircuitBroken:Ttl] ttl must be …
 * // @1 warning: …
 * }</pre>
 */
record Mark(String file, long line, long column, String kind, String message) {
  private static final Pattern ANNOUNCEMENT =
      Pattern.compile("\\s*// *(\\^|@(?<column>\\d+)) (?<kind>error|warning): (?<message>.*)");

  static Mark of(Diagnostic<? extends JavaFileObject> diagnostic) {
    return new Mark(
        diagnostic.getSource() == null
            ? "nowhere"
            : Path.of(diagnostic.getSource().toUri()).getFileName().toString(),
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber(),
        diagnostic.getKind().toString().toLowerCase(Locale.ROOT),
        diagnostic.getMessage(Locale.ROOT));
  }

  static List<Mark> in(Path file) {
    List<Mark> marks = new ArrayList<>();
    List<String> lines = lines(file);
    int marked = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher announcement = ANNOUNCEMENT.matcher(lines.get(i));
      if (announcement.matches()) {
        String column = announcement.group("column");
        marks.add(
            new Mark(
                file.getFileName().toString(),
                marked,
                column == null ? announcement.start(1) + 1 : Long.parseLong(column),
                announcement.group("kind"),
                announcement.group("message")));
      } else {
        marked = i + 1;
      }
    }
    return marks;
  }

  Mark withoutColumn() {
    return new Mark(file, line, 0, kind, message);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%s:%d:%d %s: %s".formatted(file, line, column, kind, message);
  }
}
