package dev.breaker.benchmarks;

import dev.breaker.benchmarks.redis.RedisBenchmark;
import dev.breaker.benchmarks.redis.RedisSettings;
import dev.breaker.benchmarks.report.Report;
import dev.breaker.benchmarks.report.ResultsFolder;
import java.io.IOException;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs benchmarks and writes what came of them. */
@Command(
    name = "java -jar benchmarks.jar",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Measures what a call costs with this project's breakers and with its peers', in one run."
            + " Writes one JSON file for each group and report.md for all groups in the folder.")
public final class BenchmarkCommand {
  private static final JmhGroup MEMORY = new JmhGroup("memory", List.of(1, 2, 8), 3);
  private static final JmhGroup RETROFIT = new JmhGroup("retrofit", List.of(1), 10);

  private BenchmarkCommand() {}

  /**
   * Runs the command and ends the process.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new BenchmarkCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Permits and outcomes in memory, on 1, 2 and 8 threads. About 9 minutes.")
  void memory(@Mixin RunOptions options) throws IOException, RunnerException {
    run(MEMORY, options);
    report(options);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Retrofit calls over a stub, closed and refused. About 4 minutes.")
  void retrofit(@Mixin RunOptions options) throws IOException, RunnerException {
    run(RETROFIT, options);
    report(options);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Calls with Redis on loopback, beside a plain-Redis breaker. About 3 minutes.")
  void redis(@Mixin RunOptions options) throws Exception {
    runRedis(options);
    report(options);
  }

  @Command(mixinStandardHelpOptions = true, description = "All three groups.")
  void all(@Mixin RunOptions options) throws Exception {
    run(MEMORY, options);
    run(RETROFIT, options);
    runRedis(options);
    report(options);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Writes report.md anew from the results in the folder. Runs nothing.")
  void report(@Mixin RunOptions options) throws IOException {
    ResultsFolder folder = new ResultsFolder(options.out);
    String report = Report.of(folder);
    System.out.println();
    System.out.println(report);
    System.out.println("Written to " + folder.writeReport(report));
  }

  private static void run(JmhGroup group, RunOptions options) throws IOException, RunnerException {
    new ResultsFolder(options.out)
        .write(group.name(), options.quick, group.run(options.quick, options.out));
  }

  private static void runRedis(RunOptions options) throws Exception {
    RedisSettings settings = options.quick ? RedisSettings.QUICK : RedisSettings.DEFAULT;
    new ResultsFolder(options.out)
        .write("redis", options.quick, RedisBenchmark.run(settings, options.redis));
  }
}
