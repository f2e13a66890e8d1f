package dev.breaker.demos.quickstart;

import dev.breaker.demos.support.Backend.Request;
import dev.breaker.demos.support.ComparisonPicture;
import dev.breaker.demos.support.ComparisonPicture.Comparison;
import dev.breaker.demos.support.Palette;
import dev.breaker.demos.support.PictureFile;
import dev.breaker.demos.support.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
   * @return what was written, in words
   * @throws IOException if it cannot be written, or this Java cannot draw
   */
  static String draw(Recording recording, Path file) throws IOException {
    return PictureFile.write(palette -> sheet(recording, palette), file);
  }

  static Sheet sheet(Recording recording, Palette palette) {
    Schedule schedule = recording.schedule();
    return ComparisonPicture.sheet(
        new Comparison(
            title(recording.clients()),
            results(recording),
            "backend",
            "requests per second",
            recording.start(),
            schedule.run(),
            schedule.failsFrom(),
            schedule.failsUntil(),
            rates(recording, recording.guardedLog()),
            rates(recording, recording.plainLog()),
            recording.circuits().stream().flatMap(circuit -> circuit.periods().stream()).toList()),
        palette);
  }

  private static List<String> results(Recording recording) {
    List<Request> with = recording.guardedLog();
    List<Request> without = recording.plainLog();
    return List.of(
        String.format(
            Locale.ROOT,
            "While the backend failed, it got %,d requests with the breaker, and %,d without.",
            recording.gotWhileFailing(with),
            recording.gotWhileFailing(without)),
        String.format(
            Locale.ROOT,
            "In the whole run, it got %,d with the breaker, and %,d without.",
            with.size(),
            without.size()));
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
