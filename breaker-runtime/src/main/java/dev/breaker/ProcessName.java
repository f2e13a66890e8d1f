package dev.breaker;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names a process so that people find it and no two share a name: the host's name as its
 * environment has it (a container's id, a function's name), the process id, and a random end. No
 * name service is asked, since that can take seconds.
 */
final class ProcessName {
  private static final int LONGEST_HOST = 30;

  private ProcessName() {}

  static String unique() {
    return host()
        + "-"
        + ProcessHandle.current().pid()
        + "-"
        + Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);
  }

  private static String host() {
    for (String variable : new String[] {"AWS_LAMBDA_FUNCTION_NAME", "HOSTNAME", "COMPUTERNAME"}) {
      String value = System.getenv(variable);
      if (value != null && !value.isBlank()) {
        String name = value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "_");
        return name.substring(0, Math.min(LONGEST_HOST, name.length()));
      }
    }
    return "jvm";
  }
}
