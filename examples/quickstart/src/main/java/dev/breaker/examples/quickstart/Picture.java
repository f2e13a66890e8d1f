package dev.breaker.examples.quickstart;

import dev.breaker.examples.support.Backend.Request;
import dev.breaker.examples.support.ComparisonPicture;
import dev.breaker.examples.support.ComparisonPicture.Comparison;
import dev.breaker.examples.support.PictureFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Draws how many requests reached the backends, with the breaker and without. */
final class Picture {
  private static final int BINS = 40;

  private Picture() {}

  private static String title(int clients) {
    return "Requests that reach the backend, from "
        + (clients == 1 ? "one client" : clients + " clients");
  }

  static Path defaultPath() {
    return PictureFile.beside(Picture.class, "quickstart.png");
  }

  /**
   * Draws and writes.
   *
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  static void draw(Recording recording, Path file) throws IOException {
    Schedule schedule = recording.schedule();
    ComparisonPicture.draw(
        new Comparison(
            title(recording.clients()),
            "requests per second",
            recording.start(),
            schedule.run(),
            schedule.failsFrom(),
            schedule.failsUntil(),
            rates(recording, recording.guardedLog()),
            rates(recording, recording.plainLog()),
            recording.circuits().stream().flatMap(circuit -> circuit.periods().stream()).toList()),
        file);
  }

  private static List<Double> rates(Recording recording, List<Request> log) {
    double bin = (double) recording.schedule().run().toSeconds() / BINS;
    Double[] rates = new Double[BINS];
    Arrays.fill(rates, 0.0);
    for (Request request : log) {
      int i = (int) (recording.secondsSinceStart(request.at()) / bin);
      if (i < BINS) {
        rates[i] += 1 / bin;
      }
    }
    return List.of(rates);
  }
}
