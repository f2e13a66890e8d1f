package dev.breaker.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link ClientProcess} seen from the program that started it. */
final class ChildProcess implements AutoCloseable {
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

  static ChildProcess start(ClientSettings settings, Consumer<Event> events) throws IOException {
    Process process =
        new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    ChildProcess child = new ChildProcess(settings.name(), process);
    Threads.daemon(settings.name()).newThread(() -> child.read(events)).start();
    // Not as arguments, which everyone on the machine can read: the URI may hold a password.
    child.in.println(settings.toLine());
    return child;
  }

  private static List<String> command() {
    // Small and quick to start, since many share this machine.
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        ClientProcess.class.getName());
  }

  private void read(Consumer<Event> events) {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line; (line = out.readLine()) != null; ) {
        take(line, events);
      }
      fail(name + " ended before its time", null);
    } catch (IOException | RuntimeException e) {
      // A process that is killed leaves a closed stream, or half a line.
      fail(name + " ended before its time", e);
    }
  }

  private void take(String line, Consumer<Event> events) {
    if (line.startsWith(ClientProcess.FAILED)) {
      fail(name + " " + line, null);
      return;
    }
    switch (line) {
      case ClientProcess.READY -> ready.complete(null);
      case ClientProcess.DONE -> done.complete(null);
      default -> events.accept(EventLine.parse(line));
    }
  }

  /** Only the first report counts, and none after the end. */
  private void fail(String message, @Nullable Exception cause) {
    IOException failure = new IOException(message, cause);
    ready.completeExceptionally(failure);
    done.completeExceptionally(failure);
  }

  void awaitReady(Duration limit) throws IOException, InterruptedException {
    await(ready, limit, " did not get ready within ");
  }

  void go() {
    in.println(ClientProcess.START);
  }

  void awaitDone(Duration limit) throws IOException, InterruptedException {
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
  void closeInput() {
    in.close();
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
