package dev.breaker.storage;

import java.util.regex.Pattern;

/**
 * Keeps texts short and on one line that come from people, from failures or from a storage: they
 * are stored for the fleet and logged, and none of them may pass for a line of its own.
 */
public final class Reasons {
  /** How long an operator's reason is at most. */
  public static final int LONGEST = 120;

  /** How long the name of who operates a circuit is at most. */
  public static final int LONGEST_AUTHOR = 60;

  private static final int LONGEST_OF_FAILURE = 38;

  /** What is no character to see, or changes how others are seen. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  private Reasons() {}

  /**
   * A text on one line: a blank stands for each run of control and format characters, of line
   * separators and of halves of a character.
   *
   * @param text a text from outside
   * @param longest how many characters at most
   * @return the line, with an ellipsis where it was cut off; {@code unknown} if nothing is left
   */
  public static String oneLine(String text, int longest) {
    String line = cleaned(text).strip();
    return line.isEmpty() ? "unknown" : cut(line, longest);
  }

  /**
   * A name that is not allowed, as a message quotes it: with its blanks, which may be the mistake.
   */
  static String quoted(String name) {
    return '"' + cut(cleaned(name), LONGEST) + '"';
  }

  private static String cut(String line, int longest) {
    if (line.length() <= longest) {
      return line;
    }
    int end = longest - 1;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  static boolean saysNothing(String text) {
    return cleaned(text).isBlank();
  }

  private static String cleaned(String text) {
    return UNSEEN.matcher(text).replaceAll(" ");
  }

  /** What an operator said. */
  static String bounded(String reason) {
    return oneLine(reason, LONGEST);
  }

  /** What a failure was: no longer than what Redis keeps compactly beside its counts. */
  static String ofFailure(String reason) {
    return oneLine(reason, LONGEST_OF_FAILURE);
  }

  static String author(String author) {
    return oneLine(author, LONGEST_AUTHOR);
  }
}
