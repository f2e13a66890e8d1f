package dev.breaker.tests.closedworld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Programs in JVMs of their own. */
final class Java {
  static final Path HOME = Path.of(System.getProperty("java.home"));

  private static final Path TOOLS = Path.of("target", "tools");

  private Java() {}

  /** Runs one of the tools that the build has copied. */
  static void runTool(String tool, String main, List<String> arguments) throws Exception {
    assertThat(TOOLS.resolve(tool)).as("copied by the profile shrinking").isDirectory();
    try (Stream<Path> jars = Files.list(TOOLS.resolve(tool))) {
      String unused = run(jars.sorted().toList(), main, arguments);
    }
  }

  /** Returns what the program prints. What it logs is shown if it fails. */
  static String run(Collection<Path> classPath, String main, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve(Path.of("bin", "java")).toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-cp");
    command.add(classPath.stream().map(Path::toString).collect(joining(File.pathSeparator)));
    command.add(main);
    command.addAll(arguments);
    Path log = Files.createTempFile("log", ".txt");
    try {
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(() -> main + "\n" + printed + readable(log)).isZero();
      return printed;
    } finally {
      Files.delete(log);
    }
  }

  private static String readable(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
