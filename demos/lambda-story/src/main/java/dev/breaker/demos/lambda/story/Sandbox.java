package dev.breaker.demos.lambda.story;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.breaker.demos.support.Threads;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process with Lambda's own Java runtime in it, which runs the function. It is frozen whenever no
 * invocation is under way.
 */
final class Sandbox implements AutoCloseable, RuntimeApi.Owner {
  private final String name;
  private final Function function;
  private final Machine machine;
  private final Consumer<Sandbox> idle;
  private final RuntimeApi api;
  private final Process process;
  private final CompletableFuture<@Nullable Void> initialised = new CompletableFuture<>();
  private final CompletableFuture<Answered> broken = new CompletableFuture<>();
  private volatile String lastLine = "(it said nothing)";

  /**
   * Starts one.
   *
   * @param log takes what it logs, a line at a time
   * @param idle told whenever it can take an invocation; by then it is frozen
   */
  Sandbox(
      String name, Function function, Machine machine, Consumer<String> log, Consumer<Sandbox> idle)
      throws IOException {
    this.name = name;
    this.function = function;
    this.machine = machine;
    this.idle = idle;
    api = RuntimeApi.listening(function.arn(), this);
    process = start();
    Threads.daemon(name).newThread(() -> read(log)).start();
  }

  private Process start() throws IOException {
    // The flags with which Lambda runs Java. The runtime is beside the function, as there.
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + Machine.LIBRARY_PROPERTY + "=" + machine.library(),
                "-cp",
                function.classPath() + File.pathSeparator + ownClassPath(),
                AWSLambda.class.getName(),
                function.handler()));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(function.environment(api.address(), name));
    return builder.directory(machine.folder().toFile()).redirectErrorStream(true).start();
  }

  /** Lambda's runtime is in it. Absolute, since sandboxes run in a folder of their own. */
  private static String ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void read(Consumer<String> log) {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = out.readLine()) != null; ) {
        lastLine = line;
        log.accept(line);
      }
    } catch (IOException e) {
      lastLine = e.toString();
    }
    fail("ended: " + lastLine);
  }

  @Override
  public void initFailed(String error) {
    fail("could not be initialised: " + error);
  }

  private void fail(String problem) {
    IOException failure = new IOException(name + " " + problem);
    initialised.completeExceptionally(failure);
    broken.completeExceptionally(failure);
  }

  @Override
  public void idle() {
    try {
      machine.freezer().freeze(process);
    } catch (IOException e) {
      fail("cannot be frozen: " + e.getMessage());
      return;
    }
    idle.accept(this);
    initialised.complete(null);
  }

  /** Done when it first asked for work; fails with an {@link IOException} that says why. */
  CompletableFuture<@Nullable Void> initialised() {
    return initialised;
  }

  Process process() {
    return process;
  }

  String name() {
    return name;
  }

  /**
   * Thaws it and hands out an event. Only for one that is idle.
   *
   * @return the answer, or an {@link IOException} that says why there is none
   */
  CompletableFuture<Answered> invoke(String event) throws IOException {
    machine.freezer().thaw(process);
    Invocation invocation = new Invocation(name, event, function.timeout());
    CompletableFuture<Answered> answered = invocation.answered();
    var unused = broken.whenComplete((none, problem) -> answered.completeExceptionally(problem));
    CompletableFuture.delayedExecutor(function.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> answered.completeExceptionally(timedOut()));
    api.handOut(invocation);
    return answered;
  }

  private IOException timedOut() {
    return new IOException(
        name
            + " has not answered within "
            + function.timeout().toSeconds()
            + " s, the last that it said: "
            + lastLine);
  }

  @Override
  public void close() {
    // A frozen process heeds nothing else.
    process.destroyForcibly();
    api.close();
  }
}
