package dev.breaker.demos.lambda.story;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** As many sandboxes of a function as its reserved concurrency allows. */
final class Sandboxes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Sandbox> all = new ArrayList<>();
  private final BlockingQueue<Sandbox> idle = new LinkedBlockingQueue<>();
  private boolean closed;

  /**
   * Starts them.
   *
   * @param log takes a sandbox's name and a line of its log
   */
  synchronized void start(
      int count, Function function, Machine machine, BiConsumer<String, String> log)
      throws IOException {
    for (int i = 1; i <= count && !closed; i++) {
      String name = "sandbox-" + i;
      all.add(new Sandbox(name, function, machine, line -> log.accept(name, line), idle::add));
    }
  }

  void awaitInitialised() throws IOException, InterruptedException {
    for (Sandbox sandbox : all()) {
      await(sandbox.initialised(), "a sandbox is not initialised");
    }
  }

  /** Has each of them take one, so that classes are loaded and connections made. */
  void warmUp(String event) throws IOException, InterruptedException {
    List<CompletableFuture<Answered>> answers = new ArrayList<>();
    for (Sandbox sandbox : takeAllIdle()) {
      answers.add(sandbox.invoke(event));
    }
    for (CompletableFuture<Answered> answer : answers) {
      Answered answered = await(answer, "no answer");
      if (answered.failed()) {
        throw new IOException("The function failed: " + answered.body());
      }
    }
  }

  private List<Sandbox> takeAllIdle() throws IOException, InterruptedException {
    List<Sandbox> taken = new ArrayList<>();
    while (taken.size() < all().size()) {
      Sandbox sandbox = idle.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (sandbox == null) {
        throw new IOException("a sandbox asks for no work within " + PATIENCE.toSeconds() + " s");
      }
      taken.add(sandbox);
    }
    return taken;
  }

  private static <T> T await(CompletableFuture<T> future, String problem)
      throws IOException, InterruptedException {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(problem + " within " + PATIENCE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(cause == null ? e.getMessage() : cause.getMessage(), e);
    }
  }

  /**
   * Has the one that was idle longest take an event.
   *
   * @return the answer, or nothing when all are busy: Lambda throttles then
   */
  Optional<CompletableFuture<Answered>> invoke(String event) throws IOException {
    Sandbox sandbox = idle.poll();
    return sandbox == null ? Optional.empty() : Optional.of(sandbox.invoke(event));
  }

  /** Their names by their processes' ids. */
  Map<Long, String> names() {
    Map<Long, String> names = new LinkedHashMap<>();
    all().forEach(sandbox -> names.put(sandbox.process().pid(), sandbox.name()));
    return names;
  }

  private synchronized List<Sandbox> all() {
    return List.copyOf(all);
  }

  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(Sandbox::close);
  }
}
