package dev.breaker.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the numbers were measured on.
 *
 * @param cores processors that this process may use
 * @param cpu the processors' model, or their architecture where the system does not tell
 * @param os the operating system
 * @param jdk the Java virtual machine
 */
record Machine(int cores, String cpu, String os, String jdk) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  static Machine current() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        cpuModel(),
        property("os.name") + " " + property("os.version"),
        property("java.vm.name") + " " + property("java.vm.version"));
  }

  private static String cpuModel() {
    if (Files.isReadable(CPU_INFO)) {
      for (String line : cpuInfo()) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    }
    return property("os.arch");
  }

  private static List<String> cpuInfo() {
    try {
      return Files.readAllLines(CPU_INFO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  @Override
  public String toString() {
    return cores + " cores (" + cpu + "), " + os + ", " + jdk;
  }
}
