package dev.breaker.processor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/** A record of the files that javac asks to write, with the source files that they come from. */
final class WrittenFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Map<String, List<String>> origins = new TreeMap<>();

  WrittenFiles(JavaFileManager files) {
    super(files);
  }

  /** The names of the originating source files, by the qualified name of the written file. */
  Map<String, List<String>> origins() {
    return origins;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, FileObject sibling) throws IOException {
    return note(location, className, kind, sibling == null ? Stream.of() : Stream.of(sibling));
  }

  /** Overrides the method of Java 18 and later, by which javac passes the originating elements. */
  public JavaFileObject getJavaFileForOutputForOriginatingFiles(
      Location location, String className, Kind kind, FileObject... originatingFiles)
      throws IOException {
    return note(location, className, kind, Stream.of(originatingFiles));
  }

  private JavaFileObject note(
      Location location, String className, Kind kind, Stream<FileObject> from) throws IOException {
    List<String> names =
        from.map(file -> Path.of(file.getName()).getFileName().toString()).toList();
    if (origins.put(className + kind.extension, names) != null) {
      throw new IllegalStateException(className + kind.extension + " is written twice");
    }
    // A sibling only matters to javac without an output folder.
    return fileManager.getJavaFileForOutput(location, className, kind, null);
  }
}
