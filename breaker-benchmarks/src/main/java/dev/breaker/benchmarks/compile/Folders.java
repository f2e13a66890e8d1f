package dev.breaker.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that are there for a while. */
final class Folders {
  private Folders() {}

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    for (Path each : contents(folder)) {
      Files.delete(each);
    }
  }

  static long countIn(Path folder, String extension) throws IOException {
    return contents(folder).stream().filter(file -> file.toString().endsWith(extension)).count();
  }

  /** With the folder itself; what is in a folder stands before it. */
  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
