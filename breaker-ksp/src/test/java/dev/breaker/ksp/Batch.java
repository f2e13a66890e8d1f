package dev.breaker.ksp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Many inputs in one run of KSP, since each run costs as much as a compiler's. Each has a package
 * of its own in place of {@code com.example}, with a name as long, so that lines break alike.
 */
final class Batch {
  private static final String PACKAGE = "com.example";

  /** The package of each input: empty for the unnamed one. */
  private final Map<Object, String> packages = new HashMap<>();

  private final Ksp ksp;

  /**
   * Runs KSP.
   *
   * @param inputs the files of each input
   * @param work an empty folder
   */
  Batch(Map<?, List<Path>> inputs, Path work) throws IOException {
    Path sources = work.resolve("sources");
    for (Map.Entry<?, List<Path>> input : inputs.entrySet()) {
      boolean isNamed = input.getValue().stream().map(Ksp::text).anyMatch(Batch::isInPackage);
      String own = isNamed ? "com.exa%04d".formatted(packages.size()) : "";
      packages.put(input.getKey(), own);
      Path folder = Files.createDirectories(sources.resolve(own.replace('.', '/')));
      for (Path file : input.getValue()) {
        Files.writeString(folder.resolve(file.getFileName()), Ksp.text(file).replace(PACKAGE, own));
      }
    }
    ksp = Ksp.process(sources, work);
  }

  private static boolean isInPackage(String source) {
    return source.contains("package " + PACKAGE);
  }

  List<String> messages() {
    return ksp.messages().all();
  }

  /** Those of one file. */
  List<String> messages(Path file) {
    String start = file.getFileName() + ":";
    return messages().stream()
        .filter(message -> message.startsWith(start))
        .map(message -> message.replaceAll("com\\.exa\\d{4}", PACKAGE))
        .toList();
  }

  /** As of the input alone. */
  Map<String, String> generated(Object input) {
    String own = packages.get(input);
    Map<String, String> generated = new TreeMap<>();
    ksp.generatedByPath()
        .forEach(
            (path, text) -> {
              if (isOf(own, path.toString())) {
                Path name = Ksp.isJava(path) ? path.getFileName() : path;
                generated.put(restored(name.toString(), own), restored(text, own));
              }
            });
    return generated;
  }

  private static boolean isOf(String own, String path) {
    return own.isEmpty()
        ? !path.matches(".*com.exa\\d{4}.*")
        : path.contains(own) || path.contains(own.replace('.', '/'));
  }

  private static String restored(String text, String own) {
    return own.isEmpty() ? text : text.replace(own, PACKAGE);
  }
}
