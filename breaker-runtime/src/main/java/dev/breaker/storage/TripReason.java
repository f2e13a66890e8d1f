package dev.breaker.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Why a circuit is as it is: put down in one line of fields with tabs between them, as storages
 * keep it, and in words, as people read it.
 */
public final class TripReason {
  private static final String FAILURES = "f";
  private static final String PROBE_FAILED = "p";
  private static final String PROBE_SUCCEEDED = "s";
  private static final String OPERATOR = "o";
  private static final int FIRST_REASON = 4;
  private static final Pattern FAILURES_LINE =
      Pattern.compile("f\\t\\d{1,18}\\t\\d{1,18}\\t\\d{1,9}(\\t[^\\t]*\\t\\d{1,18})*");

  private TripReason() {}

  /**
   * Failures tripped it.
   *
   * @param failures how many calls of the window failed
   * @param total how many calls the window holds
   * @param processes how many processes reported failures, 0 if there is only one to do so
   * @param named how many failures there were for each reason
   */
  static String failures(long failures, long total, int processes, List<FailureCount> named) {
    StringBuilder line = new StringBuilder(FAILURES);
    line.append('\t').append(failures).append('\t').append(total).append('\t').append(processes);
    for (FailureCount count : named) {
      line.append('\t').append(count.reason()).append('\t').append(count.count());
    }
    return line.toString();
  }

  static String probeFailed(List<FailureCount> failures) {
    String reason = failures.isEmpty() ? "unknown" : failures.get(0).reason();
    return PROBE_FAILED + "\t" + reason;
  }

  static String probeSucceeded() {
    return PROBE_SUCCEEDED;
  }

  static String operator(String reason) {
    return OPERATOR + "\t" + reason;
  }

  /**
   * The reason in words.
   *
   * @param line what a storage kept
   * @return for example {@code 8 of 76 calls failed (10.5 %): 6 x HTTP 503, 2 x
   *     SocketTimeoutException; seen by 3 processes}; a line of an unknown kind as it is
   */
  public static String inWords(String line) {
    String[] fields = line.split("\t", -1);
    return switch (fields[0]) {
      case FAILURES -> FAILURES_LINE.matcher(line).matches() ? failures(fields) : line;
      case PROBE_FAILED -> "probe failed: " + (fields.length < 2 ? "unknown" : fields[1]);
      case PROBE_SUCCEEDED -> "the probe succeeded";
      case OPERATOR -> fields.length < 2 ? "by an operator" : fields[1];
      default -> line;
    };
  }

  private static String failures(String[] fields) {
    long failures = Long.parseLong(fields[1]);
    long total = Long.parseLong(fields[2]);
    int processes = Integer.parseInt(fields[3]);
    return String.format(
            Locale.ROOT,
            "%d of %d calls failed (%.1f %%): ",
            failures,
            total,
            Math.floor(failures * 1000.0 / total + 0.5) / 10)
        + kinds(fields, failures)
        + seenBy(processes);
  }

  private static String kinds(String[] fields, long failures) {
    List<FailureCount> named = new ArrayList<>();
    for (int i = FIRST_REASON; i + 1 < fields.length; i += 2) {
      named.add(new FailureCount(fields[i], Long.parseLong(fields[i + 1])));
    }
    named.sort(
        Comparator.comparingLong(FailureCount::count)
            .reversed()
            .thenComparing(FailureCount::reason));
    List<String> kinds = new ArrayList<>();
    long others = failures;
    for (FailureCount count : named.subList(0, Math.min(FailureTally.NAMED, named.size()))) {
      kinds.add(count.count() + " x " + count.reason());
      others -= count.count();
    }
    if (others > 0) {
      kinds.add(others + (others == 1 ? " other" : " others"));
    }
    return String.join(", ", kinds);
  }

  private static String seenBy(int processes) {
    return switch (processes) {
      case 0 -> "";
      case 1 -> "; seen by 1 process";
      case FailingProcesses.COUNTED ->
          "; seen by at least " + FailingProcesses.COUNTED + " processes";
      default -> "; seen by " + processes + " processes";
    };
  }
}
