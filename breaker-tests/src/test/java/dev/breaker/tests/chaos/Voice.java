package dev.breaker.tests.chaos;

/** What a process tells the test: one line for each thing, the first word says which. */
final class Voice {
  static final String ANSWER = "answer";
  static final String HARMED = "harmed";
  static final String WAITED = "waited";
  static final String UNAVAILABLE = "unavailable";
  static final String RECOVERED = "recovered";
  static final String LOGGED = "logged";

  private Voice() {}

  static void say(String kind, Object... words) {
    StringBuilder line = new StringBuilder(kind);
    for (Object word : words) {
      line.append(' ').append(String.valueOf(word).replaceAll("\\R", " | "));
    }
    System.out.println(line);
  }

  /** An exception that no caller should ever see. */
  static void harmed(String service, Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    say(HARMED, service, thrown, "at", trace.length == 0 ? "?" : trace[0]);
  }
}
