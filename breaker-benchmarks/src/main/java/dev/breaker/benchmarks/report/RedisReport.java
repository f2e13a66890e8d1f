package dev.breaker.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What calls cost that are guarded through Redis, and what they cost Redis. */
final class RedisReport {
  private static final String PING = "PING";
  private static final String OURS = "breaker, success";
  private static final String PLAIN = "plain Redis, success";
  private static final double SCHEDULING_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private RedisReport() {}

  static List<Figure> figures(RedisResults results) {
    RedisResults.Timing ours = results.timing(OURS, 1);
    RedisResults.Timing ping = results.timing(PING, 1);
    RedisResults.Load load = results.load();
    List<Figure> figures =
        new ArrayList<>(
            List.of(
                Figure.atMostOf(
                    "closed success with Redis, p50",
                    Unit.NANOS,
                    ours.p50Nanos(),
                    0.02,
                    ping.p50Nanos(),
                    "a PING"),
                Figure.atMostOf(
                    "closed success with Redis, p99",
                    Unit.NANOS,
                    ours.p99Nanos(),
                    0.1,
                    ping.p50Nanos(),
                    "a PING"),
                Figure.atLeastTimes(
                    "calls per second with Redis",
                    Unit.PER_SECOND,
                    ours.perSecond(),
                    100,
                    results.timing(PLAIN, 1).perSecond(),
                    "plain Redis"),
                Figure.atMost(
                    "script calls per 1,000 calls, " + rate(load),
                    Unit.COUNT,
                    load.perThousandCalls(load.scriptCalls()),
                    3),
                Figure.atMost(
                    "the server's time for a report",
                    Unit.NANOS,
                    results.microsPerReport() * 1e3,
                    15_000),
                Figure.atMost(
                    "the server's memory for a service after "
                        + Unit.COUNT.format(results.memory().breakerOutcomes())
                        + " outcomes",
                    Unit.BYTES,
                    (double) results.memory().breakerBytes(),
                    1024)));
    RedisResults.Freeze freeze = results.freeze();
    if (freeze != null) {
      String frozen = "Redis frozen for " + Unit.COUNT.format(freeze.seconds()) + " s, ";
      figures.add(
          Figure.atMost(
              frozen + "longest wait (timeout and 50 ms)",
              Unit.NANOS,
              (double) freeze.longestWaitNanos(),
              freeze.timeoutMillis() * 1e6 + SCHEDULING_NANOS));
      figures.add(
          Figure.atMost(
              frozen + "calls that waited (one for each thread)",
              Unit.COUNT,
              (double) freeze.waitedCalls(),
              freeze.threads()));
      figures.add(
          Figure.atMost(
              frozen + "calls refused or failed of " + Unit.COUNT.format(freeze.calls()),
              Unit.COUNT,
              (double) freeze.failedCalls(),
              0));
    }
    return figures;
  }

  static String tables(RedisResults results) {
    return "\nRedis "
        + results.server()
        + ".\n"
        + timings(results)
        + load(results)
        + memory(results);
  }

  private static String timings(RedisResults results) {
    MarkdownTable table =
        new MarkdownTable(
            "One after the other",
            "threads",
            "calls per second",
            "p50",
            "p99",
            "p99.9",
            "p50 in PING");
    for (RedisResults.Timing timing : results.timings()) {
      double ping = results.timing(PING, timing.threads()).p50Nanos();
      table.row(
          timing.operation(),
          Integer.toString(timing.threads()),
          Unit.PER_SECOND.format(timing.perSecond()),
          Unit.NANOS.format(timing.p50Nanos()),
          Unit.NANOS.format(timing.p99Nanos()),
          Unit.NANOS.format(timing.p999Nanos()),
          Figure.ratio(timing.p50Nanos() / ping));
    }
    return "\n" + table;
  }

  private static String load(RedisResults results) {
    RedisResults.Load load = results.load();
    MarkdownTable table = new MarkdownTable("At a steady rate, " + rate(load), "measured");
    table.row("calls made", Unit.COUNT.format(load.calls()));
    table.row(
        "script calls per 1,000 calls",
        Unit.COUNT.format(load.perThousandCalls(load.scriptCalls())));
    table.row(
        "round trips per 1,000 calls", Unit.COUNT.format(load.perThousandCalls(load.roundTrips())));
    table.row(
        "commands per 1,000 calls, those inside scripts too",
        Unit.COUNT.format(load.perThousandCalls(load.commands())));
    table.row(
        "the server's time for a report at that rate",
        Unit.NANOS.format(load.microsPerReport() * 1e3));
    table.row("added to a call, p50", Unit.NANOS.format(load.p50Nanos()));
    table.row("added to a call, p99", Unit.NANOS.format(load.p99Nanos()));
    table.row("added to a call, p99.9", Unit.NANOS.format(load.p999Nanos()));
    return "\n" + table;
  }

  private static String memory(RedisResults results) {
    RedisResults.Memory memory = results.memory();
    MarkdownTable table = new MarkdownTable("Kept for one service", "outcomes", "memory");
    table.row(
        "breaker",
        Unit.COUNT.format(memory.breakerOutcomes()),
        Unit.BYTES.format(memory.breakerBytes()));
    table.row(
        "plain Redis",
        Unit.COUNT.format(memory.plainOutcomes()),
        Unit.BYTES.format(memory.plainBytes()));
    return "\n" + table;
  }

  private static String rate(RedisResults.Load load) {
    return Unit.PER_SECOND.format(load.callsPerSecond()) + " on " + load.threads() + " threads";
  }
}
