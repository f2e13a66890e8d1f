package dev.breaker.processor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * A compilation into a folder, with what it wrote.
 *
 * @param contents of all files in the folder, byte for byte, by path
 * @param elements what the processor named as originating elements, by name of the generated class
 *     or path of the generated file
 * @param files what javac named as originating files, by name of the written file
 */
record RecordedBuild(
    Map<String, String> contents,
    Map<String, List<String>> elements,
    Map<String, List<String>> files) {

  static RecordedBuild of(List<JavaFileObject> sources, Path output, String classPath)
      throws IOException {
    Files.createDirectories(output);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    WatchedProcessor processor = new WatchedProcessor();
    StringWriter messages = new StringWriter();
    try (WrittenFiles files = new WrittenFiles(compiler.getStandardFileManager(null, null, null))) {
      String folder = output.toString();
      List<String> options = List.of("-d", folder, "-s", folder, "-classpath", classPath);
      CompilationTask task = compiler.getTask(messages, files, null, options, null, sources);
      task.setProcessors(List.of(processor));
      assertThat(task.call()).as(messages.toString()).isTrue();
      return new RecordedBuild(contents(output), processor.origins(), files.origins());
    }
  }

  /** The names of the files that only one of two builds wrote, or that differ in any byte. */
  Set<String> differencesTo(RecordedBuild other) {
    Set<String> names = new TreeSet<>(contents.keySet());
    names.addAll(other.contents.keySet());
    names.removeIf(
        name -> contents.containsKey(name) && contents.get(name).equals(other.contents.get(name)));
    return names;
  }

  /** The contents of the files of these names. */
  Map<String, String> contentsOf(Set<String> names) {
    Map<String, String> some = new TreeMap<>(contents);
    some.keySet().retainAll(names);
    return some;
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> contents.put(folder.relativize(file).toString(), content(file)));
    }
    return contents;
  }

  private static String content(Path file) {
    try {
      // Every byte is a character of this charset.
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
