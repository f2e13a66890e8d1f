package dev.breaker.benchmarks.report;

import java.util.Locale;

/** How the names of benchmarks read in a table. */
final class Names {
  private Names() {}

  /** Of {@code ClosedSuccess.resilience4jTimeBased}: {@code resilience4j time based}. */
  static String readable(String name) {
    String method = name.substring(name.indexOf('.') + 1);
    return method.replaceAll("(?<=[a-z])(?=[A-Z]|[0-9]{2})", " ").toLowerCase(Locale.ROOT);
  }

  static boolean isOurs(String name) {
    return name.substring(name.indexOf('.') + 1).startsWith("breaker");
  }
}
