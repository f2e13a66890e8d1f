package dev.breaker.benchmarks.coldstart;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java runtime that programs are started with.
 *
 * @param home its folder
 * @param version as its {@code release} file has it
 */
record Jdk(Path home, String version) {
  private static final int FIRST_WITH_AOT_CACHE = 24;

  /** The one in a folder. */
  static Jdk at(Path home) throws IOException {
    if (!isJdk(home)) {
      throw new IllegalArgumentException(
          home
              + " is no JDK: it has no release file or no bin/java; give the folder that holds"
              + " them, such as JAVA_HOME");
    }
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    }
    return new Jdk(home, release.getProperty("JAVA_VERSION", "\"0\"").replace("\"", ""));
  }

  /** The one that runs this, and, if it cannot make an AOT cache, the newest beside it that can. */
  static List<Jdk> atHand() throws IOException {
    Jdk running = at(Path.of(System.getProperty("java.home")));
    List<Jdk> found = new ArrayList<>(List.of(running));
    Path parent = running.home.getParent();
    if (!running.hasAotCache() && parent != null) {
      newest(parent).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Jdk> newest(Path folder) throws IOException {
    List<Jdk> jdks = new ArrayList<>();
    try (Stream<Path> homes = Files.list(folder)) {
      for (Path home : homes.filter(Jdk::isJdk).sorted().toList()) {
        jdks.add(at(home));
      }
    }
    return jdks.stream().filter(Jdk::hasAotCache).max(Comparator.comparingInt(Jdk::feature));
  }

  private static boolean isJdk(Path home) {
    return Files.isReadable(home.resolve("release")) && Files.isExecutable(java(home));
  }

  private static Path java(Path home) {
    return home.resolve("bin").resolve("java");
  }

  Path java() {
    return java(home);
  }

  int feature() {
    return Integer.parseInt(version.split("[^0-9]", 2)[0]);
  }

  boolean hasAotCache() {
    return feature() >= FIRST_WITH_AOT_CACHE;
  }
}
