package dev.breaker.benchmarks.coldstart;

import dev.breaker.benchmarks.report.ColdStartResults.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The classes that a program loaded, by the JVM's own log. */
record LoadedClasses(Set<String> names) {
  static LoadedClasses by(Start start, Program program, Path log)
      throws IOException, InterruptedException {
    start.run(program, List.of("-Xlog:class+load:file=" + log + ":none"));
    return parse(Files.readAllLines(log));
  }

  /** Of lines such as {@code java.lang.Object source: shared objects file}. */
  static LoadedClasses parse(List<String> lines) {
    Set<String> names = new HashSet<>();
    for (String line : lines) {
      int end = line.indexOf(" source: ");
      if (end > 0) {
        names.add(line.substring(0, end));
      }
    }
    return new LoadedClasses(names);
  }

  Loaded beyond(LoadedClasses plain, String program) {
    int breaker = count("dev.breaker.", "dev.breaker.benchmarks.");
    int jedis = count("redis.clients.", "-");
    int more = names.size() - plain.names.size();
    int own = count("dev.breaker.benchmarks.", "-") - plain.count("dev.breaker.benchmarks.", "-");
    return new Loaded(program, names.size(), breaker, jedis, more - own - breaker - jedis);
  }

  private int count(String prefix, String butNot) {
    return (int)
        names.stream().filter(name -> name.startsWith(prefix) && !name.startsWith(butNot)).count();
  }
}
