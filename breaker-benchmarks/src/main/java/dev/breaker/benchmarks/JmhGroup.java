package dev.breaker.benchmarks;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the JMH benchmarks of one package, once for each number of threads.
 *
 * @param name the package's
 * @param threadCounts how many threads
 * @param forks how many processes, one after the other
 * @param warmup how long each process runs before it is measured
 */
record JmhGroup(String name, List<Integer> threadCounts, int forks, Duration warmup) {
  private static final int ITERATIONS = 5;

  /** Returns the results as JMH writes them. */
  JsonArray run(boolean quick, Path out) throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    for (int threads : threadCounts) {
      results.addAll(new Runner(options(threads, quick, out)).run());
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    ResultFormatFactory.getInstance(
            ResultFormatType.JSON, new PrintStream(json, true, StandardCharsets.UTF_8))
        .writeOut(results);
    return JsonParser.parseString(json.toString(StandardCharsets.UTF_8)).getAsJsonArray();
  }

  private Options options(int threads, boolean quick, Path out) {
    Path logs = out.resolve("sentinel").toAbsolutePath();
    TimeValue time = TimeValue.milliseconds(quick ? 50 : 250);
    TimeValue warmupTime = TimeValue.milliseconds(warmup.toMillis() / ITERATIONS);
    return new OptionsBuilder()
        .include("^" + JmhGroup.class.getPackageName() + "\\." + name + "\\.")
        .threads(threads)
        .forks(quick ? 1 : forks)
        .warmupIterations(quick ? 1 : ITERATIONS)
        .warmupTime(quick ? time : warmupTime)
        .measurementIterations(quick ? 2 : ITERATIONS)
        .measurementTime(time)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        // Sentinel logs to the home directory and starts a thread that does, unless told not to.
        .jvmArgsAppend(
            "-Dcsp.sentinel.log.dir=" + logs,
            "-DEAGLEEYE.LOG.PATH=" + logs,
            "-Dcsp.sentinel.metric.flush.interval=0")
        .build();
  }
}
