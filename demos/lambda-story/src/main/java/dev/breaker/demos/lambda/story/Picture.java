package dev.breaker.demos.lambda.story;

import dev.breaker.demos.support.ComparisonPicture;
import dev.breaker.demos.support.ComparisonPicture.Comparison;
import dev.breaker.demos.support.Palette;
import dev.breaker.demos.support.PictureFile;
import dev.breaker.demos.support.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Draws what a second costs, with the breaker and without. */
final class Picture {
  private Picture() {}

  /**
   * Draws and writes.
   *
   * @return what was written, in words
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  static String draw(Recording recording, Path file) throws IOException {
    return PictureFile.write(palette -> sheet(recording, palette), file);
  }

  static Sheet sheet(Recording recording, Palette palette) {
    return ComparisonPicture.sheet(
        new Comparison(
            "What Lambda bills, for " + recording.names().size() + " sandboxes",
            List.of(
                result(recording, "While the third party failed", recording.schedule()::failsAt),
                result(recording, "In the whole run", due -> true)),
            "third party",
            "billed ms in each second",
            recording.start(),
            recording.schedule().run(),
            recording.schedule().failsFrom(),
            recording.schedule().failsUntil(),
            perSecond(recording, recording.calls(true)),
            perSecond(recording, recording.calls(false)),
            recording.periods()),
        palette);
  }

  private static String result(Recording recording, String when, Predicate<Duration> which) {
    return String.format(
        Locale.ROOT,
        "%s: %,d ms billed with the breaker, %,d ms without.",
        when,
        recording.billedMillis(true, which),
        recording.billedMillis(false, which));
  }

  /** Each invocation counts in the seconds in which it ran, in each as long as it did. */
  static List<Double> perSecond(Recording recording, List<Call> calls) {
    Double[] result = new Double[(int) recording.schedule().run().toSeconds()];
    Arrays.fill(result, 0.0);
    for (Call call : calls) {
      double from = recording.secondsSinceStart(call.at());
      double until = recording.secondsSinceStart(call.ended());
      for (int second = (int) from; second < Math.min(until, result.length); second++) {
        result[second] += 1000 * (Math.min(until, second + 1) - Math.max(from, second));
      }
    }
    return List.of(result);
  }
}
