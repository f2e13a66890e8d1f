package dev.breaker.demos.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process that runs {@link ChildMain}, seen from the program that started it. */
public final class ChildProcess implements AutoCloseable {
  private final String name;
  private final Process process;
  private final PrintWriter in;
  private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
  private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    in =
        new PrintWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
  }

  /**
   * Starts one.
   *
   * @param name whose process, for messages
   * @param main its main class, which calls {@link ChildMain#serve}
   * @param jvmOptions besides those that keep it small and quick to start
   * @param settings what its client must know
   * @param lines takes what it says, on a thread of its own
   */
  public static ChildProcess start(
      String name, Class<?> main, List<String> jvmOptions, String settings, Consumer<String> lines)
      throws IOException {
    Process process =
        new ProcessBuilder(command(main, jvmOptions))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    ChildProcess child = new ChildProcess(name, process);
    Threads.daemon(name).newThread(() -> child.read(lines)).start();
    // Not as arguments, which everyone on the machine can read: the URI may hold a password.
    child.say(settings);
    return child;
  }

  private static List<String> command(Class<?> main, List<String> jvmOptions) {
    // Many share this machine.
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }

  private void read(Consumer<String> lines) {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = out.readLine()) != null; ) {
        take(line, lines);
      }
      fail(name + " ended before its time", null);
    } catch (IOException | RuntimeException e) {
      // A process that is killed leaves a closed stream, or half a line.
      fail(name + " ended before its time", e);
    }
  }

  private void take(String line, Consumer<String> lines) {
    if (line.startsWith(ChildMain.FAILED)) {
      fail(name + " " + line, null);
      return;
    }
    switch (line) {
      case ChildMain.READY -> ready.complete(null);
      case ChildMain.DONE -> done.complete(null);
      default -> lines.accept(line);
    }
  }

  /** Only the first report counts, and none after the end. */
  private void fail(String message, @Nullable Exception cause) {
    IOException failure = new IOException(message, cause);
    ready.completeExceptionally(failure);
    done.completeExceptionally(failure);
  }

  public void awaitReady(Duration limit) throws IOException, InterruptedException {
    await(ready, limit, " did not get ready within ");
  }

  public void go() {
    say(ChildMain.START);
  }

  /** One line, which {@link Load#told} gets once it was told to go. */
  public void say(String word) {
    in.println(word);
  }

  public void awaitDone(Duration limit) throws IOException, InterruptedException {
    await(done, limit, " did not finish within ");
  }

  private void await(CompletableFuture<@Nullable Void> event, Duration limit, String problem)
      throws IOException, InterruptedException {
    try {
      event.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(name + problem + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(cause == null ? e.getMessage() : cause.getMessage(), e);
    }
  }

  /** As it happens when this Java process ends, however it ends. */
  public void closeInput() {
    in.close();
  }

  public Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
