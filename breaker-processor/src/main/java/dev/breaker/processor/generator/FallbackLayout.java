package dev.breaker.processor.generator;

import static java.util.stream.Collectors.joining;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Breaks the statement for one method of a fallback where google-java-format does. */
final class FallbackLayout {
  /** Indentation, the call of the fallback's method, its arguments, the method's signature. */
  private static final Pattern STATEMENT =
      Pattern.compile("( *)fallback\\(arguments -> (fallback\\.\\w+\\()(.*)\\), (\"\\w+\".*)\\);");

  private static final String STEP = "    ";

  private FallbackLayout() {}

  /** The line as it is, unless it is such a statement and too long. */
  static String of(String line) {
    Matcher statement = STATEMENT.matcher(line);
    if (fits(line) || !statement.matches()) {
      return line;
    }
    String indent = statement.group(1) + STEP;
    String head = statement.group(1) + "fallback(\n";
    String call = statement.group(2) + statement.group(3) + ")";
    String signature = statement.group(4) + ");";
    String onOneLine = indent + "arguments -> " + call + ", " + signature;
    if (fits(onOneLine)) {
      return head + onOneLine;
    }
    return head
        + lambda(indent, call, statement)
        + ",\n"
        + indent
        + signature.replace(", ", ",\n" + indent);
  }

  private static String lambda(String indent, String call, Matcher statement) {
    String start = indent + "arguments ->";
    if (fits(start + " " + call + ",")) {
      return start + " " + call;
    }
    String deeper = indent + STEP;
    if (fits(deeper + call + ",")) {
      return start + "\n" + deeper + call;
    }
    String arguments = deeper + STEP + statement.group(3) + ")";
    return start
        + "\n"
        + deeper
        + statement.group(2)
        + "\n"
        + (fits(arguments + ",") ? arguments : apart(arguments, deeper + STEP));
  }

  /** Type arguments have commas, too. */
  private static String apart(String arguments, String indent) {
    return Stream.of(arguments.split("(?<=\\.get\\(\\d{1,3}\\)), ", -1))
        .map(
            argument -> fits(indent + argument.strip() + ",") ? argument : broken(argument, indent))
        .collect(joining(",\n" + indent));
  }

  private static String broken(String cast, String indent) {
    return cast.replace(") arguments", ")\n" + indent + STEP + "arguments");
  }

  private static boolean fits(String line) {
    return line.length() <= Layout.WIDTH;
  }
}
