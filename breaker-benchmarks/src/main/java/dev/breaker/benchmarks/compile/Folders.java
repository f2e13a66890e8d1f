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
    for (Path file : filesIn(folder)) {
      Files.delete(file);
    }
  }

  static long countIn(Path folder, String extension) throws IOException {
    return filesIn(folder).stream().filter(file -> file.toString().endsWith(extension)).count();
  }

  /** What is in a folder stands before the folder. */
  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
