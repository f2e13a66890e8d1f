package dev.breaker.console.command;

import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Why an operator does something that ends by itself, and when it ends. */
final class Because {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why. The whole fleet reads it.")
  private String reason = "";

  @Option(
      names = "--for",
      required = true,
      paramLabel = "DURATION",
      converter = Times.Converter.class,
      description = "How long, 1s to 7d, such as 15m or 4h. It then ends by itself.")
  private Duration duration = Duration.ZERO;

  String reason() {
    return reason;
  }

  Duration duration() {
    return duration;
  }

  String until() {
    Instant now = Instant.now();
    return "until " + Times.clock(now.plus(duration).toEpochMilli(), now);
  }
}
