package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays generated code out as google-java-format does, where JavaPoet does not. */
final class Layout {
  static final int WIDTH = 100;

  private static final Pattern PARAMETERS_BROKEN_BY_JAVAPOET = Pattern.compile(",\\n +(?=\\w)");
  private static final Pattern ONE_LINE_JAVADOC =
      Pattern.compile("/\\*\\*\\n( *) \\* (.*)\\n *\\*/");

  /** Indentation, what stays on the line, what goes to the next. */
  private static final Pattern BREAKABLE =
      Pattern.compile(
          "( *)(.*\\bclass \\S+|return new .*\\)(?=\\.)|.*\\bcreate\\(|private \\w+\\("
              + "|super\\(|keyed\\(|\\.with\\w+\\()"
              + " ?(\\S.*)");

  private Layout() {}

  static String of(String source) {
    String straight =
        PARAMETERS_BROKEN_BY_JAVAPOET.matcher(source.replace("= \n", "=\n")).replaceAll(", ");
    String joined = ONE_LINE_JAVADOC.matcher(straight).replaceAll(Layout::javadoc);
    return joined
        .lines()
        .map(FallbackLayout::of)
        .map(Layout::line)
        .collect(joining("\n", "", "\n"));
  }

  private static String javadoc(MatchResult javadoc) {
    String line = "/** " + javadoc.group(2) + " */";
    return Matcher.quoteReplacement(
        javadoc.group(1).length() + line.length() <= WIDTH ? line : javadoc.group());
  }

  private static String line(String line) {
    Matcher breakable = BREAKABLE.matcher(line);
    if (line.length() <= WIDTH || !breakable.matches()) {
      return line;
    }
    String indent = "\n" + breakable.group(1) + "    ";
    String rest = breakable.group(3);
    boolean fits = indent.length() - 1 + rest.length() <= WIDTH;
    return start(breakable.group(1), breakable.group(2))
        + indent
        + (fits ? rest : rest.replace(", ", "," + indent));
  }

  /** What is called on a new object stands below it, so its arguments go deeper. */
  private static String start(String indent, String start) {
    String line = indent + start;
    return line.length() > WIDTH && start.startsWith("return new ")
        ? line.replaceFirst("\\(", "(\n" + indent + "        ")
        : line;
  }
}
