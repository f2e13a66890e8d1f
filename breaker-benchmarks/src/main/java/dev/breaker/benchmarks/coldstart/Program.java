package dev.breaker.benchmarks.coldstart;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is started.
 *
 * @param name what the results call it
 * @param main its main class
 * @param classPath jars, those of its libraries too
 * @param arguments where its servers are
 */
record Program(String name, String main, List<Path> classPath, List<String> arguments) {
  String joinedClassPath() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
