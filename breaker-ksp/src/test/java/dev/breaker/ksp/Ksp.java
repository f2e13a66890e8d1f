package dev.breaker.ksp;

import com.google.devtools.ksp.impl.KotlinSymbolProcessing;
import com.google.devtools.ksp.processing.KSPJvmConfig;
import com.google.devtools.ksp.processing.SymbolProcessorProvider;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs KSP itself, with the processor, over the sources in a folder. */
final class Ksp {
  private final Path work;

  private final LoggedMessages messages = new LoggedMessages();

  private Ksp(Path work) {
    this.work = work;
  }

  /**
   * Runs it.
   *
   * @param sources a folder with sources of Kotlin and Java
   * @param work an empty folder
   * @param libraries what the sources use, besides the class path of the test
   */
  static Ksp process(Path sources, Path work, Path... libraries) {
    return process(sources, work, List.of(new CircuitBrokenSymbolProcessorProvider()), libraries);
  }

  static Ksp process(
      Path sources, Path work, List<SymbolProcessorProvider> providers, Path... libraries) {
    Ksp ksp = new Ksp(work);
    new KotlinSymbolProcessing(ksp.config(sources, libraries), providers, ksp.messages).execute();
    return ksp;
  }

  private KSPJvmConfig config(Path sources, Path... libraries) {
    KSPJvmConfig.Builder config = new KSPJvmConfig.Builder();
    config.setModuleName("test");
    config.setSourceRoots(List.of(sources.toFile()));
    config.setJavaSourceRoots(List.of(sources.toFile()));
    config.setLibraries(
        Stream.concat(
                Stream.of(libraries).map(Path::toFile),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .map(File::new))
            .toList());
    config.setJdkHome(new File(System.getProperty("java.home")));
    config.setJvmTarget("17");
    config.setLanguageVersion("2.2");
    config.setApiVersion("2.2");
    config.setProjectBaseDir(work.toFile());
    config.setOutputBaseDir(work.toFile());
    config.setCachesDir(folder("caches"));
    config.setClassOutputDir(folder("classes"));
    config.setKotlinOutputDir(folder("kotlin"));
    config.setJavaOutputDir(folder("java"));
    config.setResourceOutputDir(folder("resources"));
    return config.build();
  }

  private File folder(String name) {
    return work.resolve(name).toFile();
  }

  LoggedMessages messages() {
    return messages;
  }

  Path javaOutput() {
    return work.resolve("java");
  }

  /** The generated sources by file name, and what goes beside the classes by its path there. */
  Map<String, String> generated() {
    Map<String, String> texts = new TreeMap<>();
    generatedByPath()
        .forEach(
            (path, text) -> texts.put((isJava(path) ? path.getFileName() : path).toString(), text));
    return texts;
  }

  /** By the paths in the folders for sources and for what goes beside the classes. */
  Map<Path, String> generatedByPath() {
    Map<Path, String> texts = new TreeMap<>();
    for (Path folder : List.of(javaOutput(), work.resolve("resources"))) {
      files(folder).forEach(file -> texts.put(folder.relativize(file), text(file)));
    }
    return texts;
  }

  static boolean isJava(Path path) {
    return path.toString().endsWith(".java");
  }

  static List<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
