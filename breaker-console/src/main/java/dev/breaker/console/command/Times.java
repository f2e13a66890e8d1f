package dev.breaker.console.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people read and write them. */
final class Times {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Times() {}

  /** The time of day, with the date if that is not today. */
  static String clock(long millis, Instant now) {
    ZoneId zone = ZoneId.systemDefault();
    var then = Instant.ofEpochMilli(millis).atZone(zone);
    boolean today = then.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return then.format(today ? CLOCK : DATE);
  }

  /** A duration in its two largest units, such as {@code 1 h 5 min} or {@code 42 s}. */
  static String inWords(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    if (minutes < 60) {
      return minutes + " min" + rest(seconds % 60, " s");
    }
    long hours = minutes / 60;
    return hours < 48
        ? hours + " h" + rest(minutes % 60, " min")
        : hours / 24 + " days" + rest(hours % 24, " h");
  }

  private static String rest(long amount, String unit) {
    return amount == 0 ? "" : " " + amount + unit;
  }

  /** Reads a duration such as {@code 90s}, {@code 15m}, {@code 4h} or {@code 2d}. */
  static final class Converter implements ITypeConverter<Duration> {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

    @Override
    public Duration convert(String value) {
      Matcher matcher = DURATION.matcher(value.strip());
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "must be a number and a unit, such as 90s, 15m, 4h or 2d, was \"" + value + '"');
      }
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
  }
}
