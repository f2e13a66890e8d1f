package dev.breaker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/** Compiles with the processor, and shows what comes out as text. */
final class Compilations {
  private Compilations() {}

  static Compilation process(Collection<? extends JavaFileObject> sources, String... options) {
    return javac()
        .withProcessors(new CircuitBrokenProcessor())
        .withOptions((Object[]) options)
        .compile(sources);
  }

  static Compilation compile(Collection<? extends JavaFileObject> sources, String... options) {
    return javac()
        .withOptions(Stream.concat(Stream.of("-proc:none"), Stream.of(options)).toArray())
        .compile(sources);
  }

  /** With classes in a folder besides those of the test. */
  static Compilation process(Path classes, Collection<? extends JavaFileObject> sources) {
    return process(sources, "-classpath", classPath(classes));
  }

  static String classPath(Path classes) {
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }

  static void save(Compilation compilation, Path classes) {
    assertThat(compilation).succeeded();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == Kind.CLASS) {
        write(file, classes);
      }
    }
  }

  private static void write(JavaFileObject file, Path classes) {
    Path target = classes.resolve(inClassOutput(file));
    try (var in = file.openInputStream()) {
      Files.createDirectories(target.getParent());
      Files.copy(in, target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The generated sources by file name, and what goes beside the classes by its path there. */
  static Map<String, String> generated(Compilation compilation) {
    Map<String, String> texts = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == Kind.SOURCE) {
        texts.put(Path.of(file.toUri().getPath()).getFileName().toString(), text(file));
      } else if (file.getKind() != Kind.CLASS) {
        texts.put(inClassOutput(file).toString(), text(file));
      }
    }
    return texts;
  }

  private static Path inClassOutput(JavaFileObject file) {
    return Path.of("/CLASS_OUTPUT").relativize(Path.of(file.toUri().getPath()));
  }

  /** The files in a folder that are neither sources nor classes, by their paths there. */
  static Map<String, String> resources(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.endsWith(".java") && !name.endsWith(".class")) {
          texts.put(name, Files.readString(file));
        }
      }
    }
    return texts;
  }

  /** The Java files right in a folder, by name. */
  static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted(comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JavaFileObject source(Path file) {
    try {
      return JavaFileObjects.forResource(file.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JavaFileObject source(String qualifiedName, String text) {
    return JavaFileObjects.forSourceString(qualifiedName, text);
  }

  static String text(JavaFileObject file) {
    try (var in = file.openInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
