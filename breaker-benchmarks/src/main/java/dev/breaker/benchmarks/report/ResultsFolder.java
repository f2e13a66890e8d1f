package dev.breaker.benchmarks.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A folder with a JSON file for each group that was run, and the report on them.
 *
 * @param path where it is; made when first written to
 */
public record ResultsFolder(Path path) {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /**
   * Stores what came of a group, in place of what was there of it.
   *
   * @param group its name
   * @param quick whether the run only was to show that all works
   * @param results anything that can be written as JSON
   * @throws IOException if the folder cannot be written to
   */
  public void write(String group, boolean quick, Object results) throws IOException {
    Files.createDirectories(path);
    String ended = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Files.writeString(
        file(group), GSON.toJson(new Run<>(group, ended, quick, Machine.current(), results)));
  }

  /**
   * Stores the report.
   *
   * @param report Markdown
   * @return where it is now
   * @throws IOException if the folder cannot be written to
   */
  public Path writeReport(String report) throws IOException {
    Files.createDirectories(path);
    return Files.writeString(path.resolve("report.md"), report);
  }

  <T> Optional<Run<T>> read(String group, TypeToken<Run<T>> type) throws IOException {
    Path file = file(group);
    return Files.exists(file)
        ? Optional.of(GSON.fromJson(Files.readString(file), type))
        : Optional.empty();
  }

  private Path file(String group) {
    return path.resolve(group + ".json");
  }
}
