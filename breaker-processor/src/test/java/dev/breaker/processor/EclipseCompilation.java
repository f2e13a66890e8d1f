package dev.breaker.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * What Eclipse's compiler makes of sources; it is the compiler of many language servers, too.
 *
 * @param marks its diagnostics
 * @param generated as {@link Compilations#generated} shows it
 */
record EclipseCompilation(List<Mark> marks, Map<String, String> generated) {

  static EclipseCompilation process(
      Path folder, Collection<? extends JavaFileObject> sources, String... options)
      throws IOException {
    return process(folder, List.of(new CircuitBrokenProcessor()), sources, options);
  }

  static EclipseCompilation process(
      Path folder,
      List<Processor> processors,
      Collection<? extends JavaFileObject> sources,
      String... options)
      throws IOException {
    EclipseCompiler compiler = new EclipseCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Path classes = Files.createDirectories(folder.resolve("eclipse-classes"));
    Path generated = Files.createDirectories(folder.resolve("eclipse-generated"));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null)) {
      CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              files,
              diagnostics,
              options(classes, generated, options),
              null,
              files.getJavaFileObjectsFromPaths(paths(folder, sources)));
      task.setProcessors(processors);
      task.call();
    }
    Map<String, String> texts = texts(generated);
    texts.putAll(Compilations.resources(classes));
    return new EclipseCompilation(
        diagnostics.getDiagnostics().stream().map(Mark::of).toList(), texts);
  }

  /** Those that the processor reported, without what the compiler itself thinks of the sources. */
  List<Mark> ofTheProcessor() {
    return marks.stream().filter(mark -> mark.message().contains("CircuitBroken:")).toList();
  }

  /** Errors that the compiler found itself. */
  List<Mark> ofTheCompiler() {
    return marks.stream()
        .filter(mark -> mark.kind().equals("error") && !mark.message().contains("CircuitBroken:"))
        .toList();
  }

  private static List<String> options(Path classes, Path generated, String... options) {
    Stream<String> always =
        Stream.of(
            "-source",
            "17",
            "-target",
            "17",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            "-s",
            generated.toString());
    return Stream.concat(always, Stream.of(options)).toList();
  }

  /** The compiler takes files only. */
  private static List<Path> paths(Path folder, Collection<? extends JavaFileObject> sources)
      throws IOException {
    List<Path> paths = new ArrayList<>();
    for (JavaFileObject source : sources) {
      if ("file".equals(source.toUri().getScheme())) {
        paths.add(Path.of(source.toUri()));
      } else {
        Path path = folder.resolve(Path.of(source.toUri().getPath()).getFileName().toString());
        paths.add(Files.writeString(path, Compilations.text(source)));
      }
    }
    return paths;
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
