package dev.breaker.examples.quickstart;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Several clients, each in a process of its own, that share nothing but their storage. */
final class Fleet implements Load {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<ClientSettings> clients;
  private final Consumer<Event> events;
  private final Queue<ChildProcess> children = new ConcurrentLinkedQueue<>();

  Fleet(List<ClientSettings> clients, Consumer<Event> events) {
    this.clients = clients;
    this.events = events;
  }

  @Override
  public void warmUp() throws IOException, InterruptedException {
    for (ClientSettings client : clients) {
      children.add(ChildProcess.start(client, events));
    }
    for (ChildProcess child : children) {
      child.awaitReady(PATIENCE);
    }
  }

  @Override
  public void run() throws IOException, InterruptedException {
    children.forEach(ChildProcess::go);
    Duration limit = PATIENCE.plusSeconds(clients.get(0).seconds());
    for (ChildProcess child : children) {
      child.awaitDone(limit);
    }
  }

  @Override
  public void close() {
    children.forEach(ChildProcess::close);
  }
}
