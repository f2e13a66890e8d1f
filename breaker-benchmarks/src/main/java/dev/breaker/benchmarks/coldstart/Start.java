package dev.breaker.benchmarks.coldstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a program in a process of its own. */
final class Start {
  static final String RESPONSE = "octocat";

  /** As AWS Lambda starts Java 17. */
  static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final long PATIENCE_SECONDS = 60;

  private final Jdk jdk;
  private final Path log;

  Start(Jdk jdk, Path folder) {
    this.jdk = jdk;
    log = folder.resolve("stderr.log");
  }

  /** Returns the time from the process's start to its response, in nanoseconds. */
  long firstResponse(Program program, List<String> flags) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(program, flags);
    long start = System.nanoTime();
    Process process = builder.start();
    String line;
    long elapsed;
    try (BufferedReader lines = process.inputReader()) {
      line = lines.readLine();
      elapsed = System.nanoTime() - start;
    }
    finish(process, program);
    if (!RESPONSE.equals(line)) {
      throw new IllegalStateException(
          program.name() + " printed \"" + line + "\" and not \"" + RESPONSE + "\"");
    }
    return elapsed;
  }

  /** Runs it to its end without a look at the clock: for what it leaves behind. */
  void run(Program program, List<String> flags) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(program, flags);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    finish(builder.start(), program);
  }

  private ProcessBuilder builder(Program program, List<String> flags) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(FLAGS);
    command.addAll(flags);
    command.addAll(List.of("-cp", program.joinedClassPath(), program.main()));
    command.addAll(program.arguments());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.redirectError(log.toFile());
  }

  private void finish(Process process, Program program) throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          program.name() + " did not end within " + PATIENCE_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          program.name() + " ended with " + process.exitValue() + ": " + Files.readString(log));
    }
  }
}
