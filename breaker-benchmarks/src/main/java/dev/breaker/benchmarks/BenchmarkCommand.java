package dev.breaker.benchmarks;

import dev.breaker.benchmarks.coldstart.ColdStartBenchmark;
import dev.breaker.benchmarks.coldstart.DeployedSize;
import dev.breaker.benchmarks.compile.CompileBenchmark;
import dev.breaker.benchmarks.redis.RecoveryBenchmark;
import dev.breaker.benchmarks.redis.RecoverySettings;
import dev.breaker.benchmarks.redis.RedisBenchmark;
import dev.breaker.benchmarks.redis.RedisSettings;
import dev.breaker.benchmarks.redis.ServicesBenchmark;
import dev.breaker.benchmarks.redis.ServicesSettings;
import dev.breaker.benchmarks.report.Report;
import dev.breaker.benchmarks.report.ResultsFolder;
import dev.breaker.benchmarks.report.ServicesResults;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Runs benchmarks and writes what came of them. */
@Command(
    name = "java -jar benchmarks.jar",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Measures what a call costs with this project's breakers and with its peers', in one run."
            + " Writes one JSON file for each group and report.md for all groups in the folder.")
public final class BenchmarkCommand {
  private static final JmhGroup MEMORY =
      new JmhGroup("memory", List.of(1, 2, 8), 3, Duration.ofSeconds(1));
  private static final JmhGroup RETROFIT =
      new JmhGroup("retrofit", List.of(1), 5, Duration.ofSeconds(4));
  private static final JmhGroup METRICS =
      new JmhGroup("metrics", List.of(1), 3, Duration.ofSeconds(1));

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  boolean help;

  private BenchmarkCommand() {}

  /**
   * Runs the command and ends the process.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs the command and returns the process's exit code. */
  static int execute(String... args) {
    return new CommandLine(new BenchmarkCommand()).execute(args);
  }

  @Command(description = "Permits and outcomes in memory, on 1, 2 and 8 threads. About 10 minutes.")
  void memory(@Mixin RunOptions options) throws IOException, RunnerException {
    run(MEMORY, options);
    report(options.output);
  }

  @Command(description = "Retrofit calls over a stub, closed and refused. About 4 minutes.")
  void retrofit(@Mixin RunOptions options) throws IOException, RunnerException {
    run(RETROFIT, options);
    report(options.output);
  }

  @Command(description = "Calls with Micrometer's meters, beside its timers alone. About 1 minute.")
  void metrics(@Mixin RunOptions options) throws IOException, RunnerException {
    run(METRICS, options);
    report(options.output);
  }

  @Command(
      description = "Calls with Redis on loopback, beside a plain-Redis breaker. About 3 minutes.")
  void redis(@Mixin RunOptions options, @Mixin RedisOptions redis) throws Exception {
    run(redis, options);
    report(options.output);
  }

  @Command(
      description =
          "What 10, 1,000 and 10,000 services cost a process with Redis on loopback: heap,"
              + " questions, reports and a close. About 1 minute.")
  void services(@Mixin RunOptions options, @Mixin RedisOptions redis) throws Exception {
    ServicesResults results = runServices(redis, options);
    report(options.output);
    results.requireAllShared();
  }

  @Command(
      description =
          "Which calls go while a circuit comes back with rampUp, and how long it stays open with"
              + " backoff, with Redis on loopback. About 25 seconds.")
  void recovery(@Mixin RunOptions options, @Mixin RedisOptions redis) throws Exception {
    runRecovery(redis, options);
    report(options.output);
  }

  @Command(
      description =
          "The time from the start of a JVM to its first response, with the breaker and without."
              + " About 5 minutes.")
  void coldstart(@Mixin RunOptions options, @Mixin ColdStartOptions coldStart) throws Exception {
    run(coldStart, options);
    report(options.output);
  }

  @Command(
      description =
          "The time of javac with the processor and without, on 1, 100 and 1,000 interfaces, beside"
              + " AutoValue on value classes. About 4 minutes.")
  void compile(@Mixin RunOptions options, @Mixin CompileOptions compile) throws IOException {
    run(compile, options);
    report(options.output);
  }

  @Command(
      description = "What the breaker and its libraries add to a deployed jar. Measures no time.")
  void size(@Mixin Output output) throws IOException {
    new ResultsFolder(output.folder)
        .write(Report.SIZE, false, DeployedSize.measure(output.folder.resolve(Report.SIZE)));
    report(output);
  }

  @Command(description = "All groups that measure time.")
  void all(@Mixin RunOptions options, @Mixin RedisOptions redis, @Mixin ColdStartOptions coldStart)
      throws Exception {
    run(MEMORY, options);
    run(RETROFIT, options);
    run(METRICS, options);
    run(redis, options);
    ServicesResults services = runServices(redis, options);
    runRecovery(redis, options);
    run(coldStart, options);
    run(new CompileOptions(), options);
    report(options.output);
    services.requireAllShared();
  }

  @Command(description = "Writes report.md anew from the results in the folder. Runs nothing.")
  void report(@Mixin Output output) throws IOException {
    ResultsFolder results = new ResultsFolder(output.folder);
    String report = Report.of(results);
    System.out.println();
    System.out.println(report);
    System.out.println("Written to " + results.writeReport(report));
  }

  private static void run(JmhGroup group, RunOptions options) throws IOException, RunnerException {
    store(group.name(), options, group.run(options.quick, options.output.folder));
  }

  private static void run(RedisOptions redis, RunOptions options) throws Exception {
    RedisSettings settings = options.quick ? RedisSettings.QUICK : RedisSettings.DEFAULT;
    store("redis", options, RedisBenchmark.run(settings, redis.uri));
  }

  private static ServicesResults runServices(RedisOptions redis, RunOptions options)
      throws Exception {
    ServicesSettings settings = options.quick ? ServicesSettings.QUICK : ServicesSettings.DEFAULT;
    ServicesResults results = ServicesBenchmark.run(settings, redis.uri);
    store(Report.SERVICES, options, results);
    return results;
  }

  private static void runRecovery(RedisOptions redis, RunOptions options) throws Exception {
    RecoverySettings settings = options.quick ? RecoverySettings.QUICK : RecoverySettings.DEFAULT;
    store(Report.RECOVERY, options, RecoveryBenchmark.run(settings, redis.uri));
  }

  private static void run(ColdStartOptions coldStart, RunOptions options) throws Exception {
    store(
        Report.COLD_START,
        options,
        ColdStartBenchmark.run(
            coldStart.settings(options.quick),
            coldStart.jdk,
            options.output.folder.resolve(Report.COLD_START)));
  }

  private static void run(CompileOptions compile, RunOptions options) throws IOException {
    store(
        Report.COMPILE,
        options,
        CompileBenchmark.run(
            compile.settings(options.quick), options.output.folder.resolve(Report.COMPILE)));
  }

  private static void store(String group, RunOptions options, Object results) throws IOException {
    new ResultsFolder(options.output.folder).write(group, options.quick, results);
  }
}
