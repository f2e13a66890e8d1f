package dev.breaker.ksp;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder with golden files of the annotation processor. */
record Golden(Path folder) {
  static final Path FOLDERS = Path.of("../breaker-processor/src/test/resources/golden");

  /** What is generated from the inputs, by the path in the folder. */
  Map<String, String> expected() {
    Map<String, String> expected = new TreeMap<>();
    for (Path file : Ksp.files(folder)) {
      if (isExpected(file)) {
        expected.put(folder.relativize(file).toString(), Ksp.text(file));
      }
    }
    return expected;
  }

  List<Path> inputs() {
    return Ksp.files(folder).stream()
        .filter(file -> file.toString().endsWith(".java") && !isExpected(file))
        .toList();
  }

  private boolean isExpected(Path file) {
    String name = folder.relativize(file).toString();
    return name.startsWith("CircuitBroken") || name.startsWith("META-INF");
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
