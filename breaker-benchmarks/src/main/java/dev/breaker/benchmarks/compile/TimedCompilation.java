package dev.breaker.benchmarks.compile;

import dev.breaker.benchmarks.report.CompileResults.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Some types that are compiled over and over, and the times that it took. */
final class TimedCompilation {
  private final String processor;
  private final int types;
  private final Compilation compilation;
  private final List<Long> without = new ArrayList<>();
  private final List<Long> with = new ArrayList<>();

  private TimedCompilation(String processor, int types, Compilation compilation) {
    this.processor = processor;
    this.types = types;
    this.compilation = compilation;
  }

  static TimedCompilation of(ProcessorUnderTest processor, List<Path> sources, Path work) {
    return new TimedCompilation(
        processor.name(), sources.size(), new Compilation(processor, sources, work));
  }

  /** Compiles without the processor and with it. */
  void run(boolean counts) throws IOException {
    long nanosWithout = compilation.nanosWithout();
    long nanosWith = compilation.nanosWith();
    if (counts) {
      without.add(nanosWithout);
      with.add(nanosWith);
    }
  }

  Measured measured() {
    return Measured.of(processor, types, without, with);
  }
}
