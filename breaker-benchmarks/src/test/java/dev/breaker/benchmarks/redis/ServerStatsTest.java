package dev.breaker.benchmarks.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ServerStatsTest {
  private static final String INFO =
      """
      # Server\r
      redis_version:6.2.11\r
      server_time_usec:1764256465123456\r
      executable:/usr/bin/redis-server\r
      \r
      # Stats\r
      total_commands_processed:120\r
      total_reads_processed:34\r
      \r
      # Commandstats\r
      cmdstat_evalsha:calls=%d,usec=%d,usec_per_call=9.00,rejected_calls=0,failed_calls=0\r
      cmdstat_eval:calls=1,usec=90,usec_per_call=90.00,rejected_calls=0,failed_calls=0\r
      """;

  @Test
  void readsWhatInfoSays() {
    ServerStats stats = ServerStats.parse(INFO.formatted(10, 90));

    assertThat(stats.version()).isEqualTo("6.2.11");
    assertThat(stats.scriptCalls()).isEqualTo(11);
    assertThat(stats.commands()).isEqualTo(120);
    assertThat(stats.reads()).isEqualTo(34);
    assertThat(stats.wallClockMicros()).isEqualTo(1_764_256_465_123_456L);
  }

  @Test
  void aServerWithoutItsTimeIsNamed() {
    assertThatThrownBy(ServerStats.parse("# Server\r\n")::wallClockMicros)
        .hasMessage("the server does not tell its time");
  }

  @Test
  void theTimeOfAReportIsThatSinceTheLookBefore() {
    ServerStats before = ServerStats.parse(INFO.formatted(10, 90));

    assertThat(ServerStats.parse(INFO.formatted(14, 150)).microsPerReportSince(before))
        .isEqualTo(15);
    assertThat(before.microsPerReportSince(before)).isNaN();
  }

  @Test
  void aCommandThatWasNeverCalledIsNotListed() {
    assertThat(ServerStats.parse("# Commandstats\r\n").scriptCalls()).isZero();
  }
}
