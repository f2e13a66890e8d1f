package dev.breaker.benchmarks.redis;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;

/** What a server says of itself by {@code INFO all}. */
record ServerStats(Map<String, String> fields) {
  private static final Pattern FIELD =
      Pattern.compile("^([^#:\r\n]+):(.*?)\r?$", Pattern.MULTILINE);

  static ServerStats of(UnifiedJedis jedis) {
    return parse(jedis.info("all"));
  }

  static ServerStats parse(String info) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(info);
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2));
    }
    return new ServerStats(fields);
  }

  String version() {
    return fields.getOrDefault("redis_version", "unknown");
  }

  long scriptCalls() {
    return commandStat("evalsha", "calls") + commandStat("eval", "calls");
  }

  /** The mean since another look; not a number if there was no report since. */
  double microsPerReportSince(ServerStats before) {
    long reports = commandStat("evalsha", "calls") - before.commandStat("evalsha", "calls");
    long micros = commandStat("evalsha", "usec") - before.commandStat("evalsha", "usec");
    return micros / (double) reports;
  }

  long commands() {
    return Long.parseLong(fields.getOrDefault("total_commands_processed", "0"));
  }

  long reads() {
    return Long.parseLong(fields.getOrDefault("total_reads_processed", "0"));
  }

  /** The time since 1970 on the server's clock. */
  long wallClockMicros() {
    String micros = fields.get("server_time_usec");
    if (micros == null) {
      throw new IllegalStateException("the server does not tell its time");
    }
    return Long.parseLong(micros);
  }

  private long commandStat(String command, String name) {
    String stats = fields.getOrDefault("cmdstat_" + command, "");
    for (String stat : stats.split(",", -1)) {
      if (stat.startsWith(name + "=")) {
        return Long.parseLong(stat.substring(name.length() + 1));
      }
    }
    return 0;
  }
}
