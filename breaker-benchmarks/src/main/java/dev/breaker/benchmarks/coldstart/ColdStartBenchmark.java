package dev.breaker.benchmarks.coldstart;

import dev.breaker.benchmarks.report.ColdStartResults;
import dev.breaker.benchmarks.report.ColdStartResults.Loaded;
import dev.breaker.benchmarks.report.ColdStartResults.Setting;
import dev.breaker.benchmarks.report.ColdStartResults.Started;
import dev.breaker.fixtures.TestRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cold-start group, with its servers on loopback. */
public final class ColdStartBenchmark {
  private final ColdStartSettings settings;
  private final Path folder;
  private final List<Program> programs;

  private ColdStartBenchmark(ColdStartSettings settings, Path folder, List<Program> programs) {
    this.settings = settings;
    this.folder = folder;
    this.programs = programs;
  }

  /**
   * Runs it.
   *
   * @param settings how much to do
   * @param jdkHome the JDK to start programs with; null for the running one and, for the AOT cache
   *     if that is too old for it, the newest beside it
   * @param work a folder for jars, archives and logs; made if need be
   * @return what was measured
   * @throws IOException if a program cannot be started or the folder not be written to
   * @throws InterruptedException if this thread is interrupted
   */
  public static ColdStartResults run(ColdStartSettings settings, @Nullable Path jdkHome, Path work)
      throws IOException, InterruptedException {
    List<Jdk> jdks = jdkHome == null ? Jdk.atHand() : List.of(Jdk.at(jdkHome));
    Path folder = Files.createDirectories(work.toAbsolutePath());
    try (HttpBackend backend = new HttpBackend();
        TestRedis redis = TestRedis.started()) {
      List<Program> programs = new Programs(folder).all(backend.baseUrl(), redis.uri());
      return new ColdStartBenchmark(settings, folder, programs).run(jdks);
    }
  }

  private ColdStartResults run(List<Jdk> jdks) throws IOException, InterruptedException {
    List<Setting> measured = new ArrayList<>();
    for (Jdk jdk : jdks) {
      for (Sharing sharing : Sharing.of(jdk)) {
        System.out.println("# Cold start: JDK " + jdk.version() + ", " + sharing.title());
        measured.add(measure(jdk, sharing));
      }
    }
    return new ColdStartResults(Start.FLAGS, settings.rounds(), measured, loaded(jdks.get(0)));
  }

  /** In turns, so that what else the machine does meets all programs alike. */
  private Setting measure(Jdk jdk, Sharing sharing) throws IOException, InterruptedException {
    Start start = new Start(jdk, folder);
    List<Starter> starters = new ArrayList<>();
    for (Program program : programs) {
      String archive = program.name().replace(' ', '-') + "-" + jdk.feature() + "-" + sharing;
      Path file = folder.resolve(archive);
      Files.deleteIfExists(file);
      starters.add(new Starter(program, sharing.prepare(start, program, file), new ArrayList<>()));
    }
    for (int round = 0; round < settings.warmups() + settings.rounds(); round++) {
      for (Starter starter : starters) {
        long elapsed = start.firstResponse(starter.program, starter.flags);
        if (round >= settings.warmups()) {
          starter.nanos.add(elapsed);
        }
      }
    }
    List<Started> started = new ArrayList<>();
    for (Starter starter : starters) {
      started.add(Started.of(starter.program.name(), starter.nanos));
    }
    return new Setting(jdk.version(), sharing.title(), started);
  }

  private List<Loaded> loaded(Jdk jdk) throws IOException, InterruptedException {
    Start start = new Start(jdk, folder);
    Path log = folder.resolve("classes.log");
    LoadedClasses plain = LoadedClasses.by(start, programs.get(0), log);
    List<Loaded> loaded = new ArrayList<>();
    for (Program program : programs) {
      loaded.add(LoadedClasses.by(start, program, log).beyond(plain, program.name()));
    }
    return loaded;
  }

  private record Starter(Program program, List<String> flags, List<Long> nanos) {}
}
