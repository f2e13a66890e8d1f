package dev.breaker.demos.support;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Several clients, each in a process of its own, that share nothing but their storage. */
public final class Fleet implements Load {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Starts the process of one client. */
  public interface Starter {
    ChildProcess start() throws IOException;
  }

  private final List<Starter> starters;
  private final Duration runTime;
  private final Queue<ChildProcess> children = new ConcurrentLinkedQueue<>();

  /**
   * Starts nothing yet.
   *
   * @param runTime how long the clients make calls once they were told to go
   */
  public Fleet(List<Starter> starters, Duration runTime) {
    this.starters = starters;
    this.runTime = runTime;
  }

  @Override
  public void warmUp() throws IOException, InterruptedException {
    for (Starter starter : starters) {
      children.add(starter.start());
    }
    for (ChildProcess child : children) {
      child.awaitReady(PATIENCE);
    }
  }

  @Override
  public void run() throws IOException, InterruptedException {
    go();
    awaitDone();
  }

  public void go() {
    children.forEach(ChildProcess::go);
  }

  /** Every client is told. */
  @Override
  public void told(String word) {
    children.forEach(child -> child.say(word));
  }

  public void awaitDone() throws IOException, InterruptedException {
    Duration limit = PATIENCE.plus(runTime);
    for (ChildProcess child : children) {
      child.awaitDone(limit);
    }
  }

  @Override
  public void close() {
    children.forEach(ChildProcess::close);
  }
}
