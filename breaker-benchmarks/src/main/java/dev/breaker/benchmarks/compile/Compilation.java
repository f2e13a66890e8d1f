package dev.breaker.benchmarks.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources with javac in this process, as build tools do. Each time has its own output
 * folder and its own file manager, so it reads its libraries and loads its processor anew.
 */
final class Compilation {
  private final ProcessorUnderTest processor;
  private final List<Path> sources;
  private final Path work;

  Compilation(ProcessorUnderTest processor, List<Path> sources, Path work) {
    this.processor = processor;
    this.sources = sources;
    this.work = work;
  }

  /** Returns the time that it takes without the processor, in nanoseconds. */
  long nanosWithout() throws IOException {
    return nanos(List.of("-proc:none"), List.of(), 0);
  }

  /** Returns the time that it takes with the processor, in nanoseconds. */
  long nanosWith() throws IOException {
    return nanos(List.of(), processor.processorPath(), sources.size());
  }

  private long nanos(List<String> options, List<Path> processorPath, int generated)
      throws IOException {
    Path output = Files.createTempDirectory(work, "output");
    try {
      // What the compilation before left in the heap is no part of this one's time.
      System.gc();
      long start = System.nanoTime();
      compile(options, processorPath, output);
      long elapsed = System.nanoTime() - start;
      requireFiles(output, ".java", generated);
      requireFiles(output, ".class", sources.size() + generated);
      return elapsed;
    } finally {
      Folders.delete(output);
    }
  }

  private void compile(List<String> options, List<Path> processorPath, Path output)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("this Java runtime has no javac; run the command with a JDK");
    }
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, processor.classPath());
      if (!processorPath.isEmpty()) {
        files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, processorPath);
      }
      boolean succeeded =
          compiler
              .getTask(
                  messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      // The time for a warning would count, although users get none.
      if (!succeeded || !messages.toString().isEmpty()) {
        throw new IllegalStateException("javac complained: " + messages);
      }
    }
  }

  private void requireFiles(Path output, String extension, int expected) throws IOException {
    long found = Folders.countIn(output, extension);
    if (found != expected) {
      throw new IllegalStateException(
          "javac wrote %d %s files with %s, not %d"
              .formatted(found, extension, processor.name(), expected));
    }
  }
}
