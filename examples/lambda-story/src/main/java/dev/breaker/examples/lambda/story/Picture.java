package dev.breaker.examples.lambda.story;

import dev.breaker.examples.support.ComparisonPicture;
import dev.breaker.examples.support.ComparisonPicture.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Draws what a second costs, with the breaker and without. */
final class Picture {
  private Picture() {}

  /**
   * Draws and writes.
   *
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  static void draw(Recording recording, Path file) throws IOException {
    ComparisonPicture.draw(
        new Comparison(
            "What Lambda bills, for " + recording.names().size() + " sandboxes",
            "billed ms per second",
            recording.start(),
            recording.schedule().run(),
            recording.schedule().failsFrom(),
            recording.schedule().failsUntil(),
            perSecond(recording, recording.calls(true)),
            perSecond(recording, recording.calls(false)),
            recording.periods()),
        file);
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
