package dev.breaker.benchmarks.compile;

import dev.breaker.benchmarks.report.CompileResults;
import dev.breaker.benchmarks.report.CompileResults.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The group of compilations. */
public final class CompileBenchmark {
  private CompileBenchmark() {}

  /**
   * Runs it.
   *
   * @param settings how much to do
   * @param work a folder for sources and classes, which are deleted at the end; made if need be
   * @return what was measured
   * @throws IOException if the folder cannot be written to
   */
  public static CompileResults run(CompileSettings settings, Path work) throws IOException {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(work.toAbsolutePath()), "compile");
    try {
      return new CompileResults(settings.rounds(), measure(settings, folder));
    } finally {
      Folders.delete(folder);
    }
  }

  /** In turns, so that what else the machine does meets all compilations alike. */
  private static List<Measured> measure(CompileSettings settings, Path folder) throws IOException {
    List<TimedCompilation> compilations = compilations(settings, folder);
    for (int round = 0; round < settings.warmups() + settings.rounds(); round++) {
      System.out.println("# Compile: round " + (round + 1));
      boolean counts = round >= settings.warmups();
      for (TimedCompilation compilation : compilations) {
        compilation.run(counts);
      }
    }
    return compilations.stream().map(TimedCompilation::measured).toList();
  }

  private static List<TimedCompilation> compilations(CompileSettings settings, Path folder)
      throws IOException {
    ProcessorUnderTest breaker = ProcessorUnderTest.breaker();
    ProcessorUnderTest autoValue = ProcessorUnderTest.autoValue();
    List<Path> interfaces = write(breaker, settings.largestSize(), folder);
    List<Path> values = write(autoValue, settings.largestSize(), folder);
    List<TimedCompilation> compilations = new ArrayList<>();
    for (int size : settings.sizes()) {
      compilations.add(TimedCompilation.of(breaker, interfaces.subList(0, size), folder));
      compilations.add(TimedCompilation.of(autoValue, values.subList(0, size), folder));
    }
    return compilations;
  }

  private static List<Path> write(ProcessorUnderTest processor, int count, Path folder)
      throws IOException {
    List<Path> sources = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Path file = folder.resolve(processor.typePrefix() + number + ".java");
      sources.add(Files.writeString(file, processor.source().apply(number)));
    }
    return sources;
  }
}
