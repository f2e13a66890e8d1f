package dev.breaker.fleet;

import java.io.File;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names a process so that people find it and no two share a name: the host's name as its
 * environment has it (a container's id, a function's name), the process id, and a random end. No
 * name service is asked, since that can take seconds.
 */
final class ProcessName {
  /** With this much of it, Redis keeps the start of a period compactly. */
  private static final int LONGEST_HOST = 24;

  /** 36 to the power of 8: a thousand processes with one host's name all but surely differ. */
  private static final long ENDS = 2_821_109_907_456L;

  private volatile String name = named(ThreadLocalRandom.current().nextLong(ENDS));

  String name() {
    return name;
  }

  /**
   * From now on this process is another: it was restored from a checkpoint, as others may have
   * been. All of them go on with the same random numbers, except for those of the operating system.
   */
  void renew() {
    name = named(Math.floorMod(new SecureRandom().nextLong(), ENDS));
  }

  private static String named(long end) {
    return host() + "-" + pid() + "-" + Long.toString(end, 36);
  }

  /** Linux has it in a link; the class that tells it elsewhere takes milliseconds to load. */
  private static String pid() {
    String link;
    try {
      link = new File("/proc/self").getCanonicalFile().getName();
    } catch (IOException e) {
      link = "unreadable";
    }
    return Character.isDigit(link.charAt(0)) ? link : Long.toString(ProcessHandle.current().pid());
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
